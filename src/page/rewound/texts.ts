import { texts } from '../api/texts.ts'

/** The texts about headquarters that was restored from an older backup. */
export const REWOUND = texts({
  en: {
    title: 'Headquarters was restored from an older backup',
    since: 'Detected',
    meaning:
      'Headquarters assigns no account numbers and synchronizes nothing, so that no number is assigned twice and no ' +
      'customer disappears from a till. Tills continue to capture customers.',
    accept: 'Accept headquarters …',
    acceptTitle: 'Accept headquarters as it is',
    acceptConfirm: 'Accept',
    acceptHint:
      'If you have a newer backup, restore that one instead. You cannot undo this. The losses by channel database:',
    losses: (missing: string, restored: string, lost: string, operations: string) =>
      `Customers missing: ${missing} (restored from the channel: ${restored}, lost: ${lost}). ` +
      `Operations sent again: ${operations}.`,
    unreachable: 'unreachable',
    reasonHint: 'Saved in the audit.',
    accepted: 'Headquarters was accepted. The channels send their operations again.',
    askAdministrator: 'Ask an administrator with a token for all channels to accept headquarters.',
  },
  nl: {
    title: 'Het hoofdkantoor is uit een oudere back-up teruggezet',
    since: 'Ontdekt',
    meaning:
      'Het hoofdkantoor kent geen rekeningnummers toe en synchroniseert niets, zodat geen nummer twee keer wordt ' +
      'toegekend en geen klant bij een kassa verdwijnt. Kassa’s blijven klanten vastleggen.',
    accept: 'Hoofdkantoor aanvaarden …',
    acceptTitle: 'Het hoofdkantoor aanvaarden zoals het is',
    acceptConfirm: 'Aanvaarden',
    acceptHint:
      'Hebt u een nieuwere back-up, zet dan die terug. U kunt dit niet ongedaan maken. Verliezen per kanaaldatabase:',
    losses: (missing: string, restored: string, lost: string, operations: string) =>
      `Ontbrekende klanten: ${missing} (hersteld vanaf het kanaal: ${restored}, verloren: ${lost}). ` +
      `Opnieuw verzonden bewerkingen: ${operations}.`,
    unreachable: 'niet bereikbaar',
    reasonHint: 'Wordt bewaard in de audit.',
    accepted: 'Het hoofdkantoor is aanvaard. De kanalen verzenden hun bewerkingen opnieuw.',
    askAdministrator: 'Vraag een beheerder met een token voor alle kanalen om het hoofdkantoor te aanvaarden.',
  },
})
