import { texts } from '../api/texts.ts'

/** The words about headquarters that was set back. */
export const REWOUND = texts({
  en: {
    title: 'Headquarters was restored from an older copy',
    since: 'Known since',
    meaning:
      'No account number is given and nothing is synchronized, so that no number is given twice and no customer disappears at a till. Tills go on capturing.',
    accept: 'Accept headquarters …',
    acceptTitle: 'Accept headquarters as it is',
    acceptConfirm: 'Accept it',
    acceptHint:
      'If a newer backup exists, restore that one instead. Accepting cannot be undone. What will be lost, by channel database:',
    customers: 'Customers missing',
    comeBack: 'come back',
    lost: 'Lost',
    operations: 'Operations sent again',
    unreachable: 'cannot be reached',
    reasonHint: 'Kept in the audit.',
    accepted: 'Headquarters was accepted. What was captured is sent again.',
    askAdministrator: 'An administrator with a token for all channels can accept it.',
  },
  nl: {
    title: 'Het hoofdkantoor is uit een oudere kopie teruggezet',
    since: 'Bekend sinds',
    meaning:
      'Er worden geen klantnummers gegeven en er wordt niets gesynchroniseerd, zodat geen nummer twee keer wordt gegeven en geen klant bij een kassa verdwijnt. Kassa’s leggen gewoon vast.',
    accept: 'Hoofdkantoor aanvaarden …',
    acceptTitle: 'Het hoofdkantoor aanvaarden zoals het is',
    acceptConfirm: 'Aanvaarden',
    acceptHint:
      'Is er een nieuwere back-up, zet dan die terug. Aanvaarden kan niet ongedaan worden gemaakt. Dit gaat verloren, per kanaaldatabase:',
    customers: 'Ontbrekende klanten',
    comeBack: 'komen terug',
    lost: 'Verloren',
    operations: 'Opnieuw verzonden bewerkingen',
    unreachable: 'niet bereikbaar',
    reasonHint: 'Wordt bewaard in de audit.',
    accepted: 'Het hoofdkantoor is aanvaard. Wat is vastgelegd, wordt opnieuw verzonden.',
    askAdministrator: 'Een beheerder met een token voor alle kanalen kan het aanvaarden.',
  },
})
