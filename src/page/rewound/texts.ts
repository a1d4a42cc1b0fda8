import { texts } from '../api/texts.ts'

/** The texts about headquarters that was restored from an older backup. */
export const REWOUND = texts({
  en: {
    title: 'Headquarters was restored from an older backup',
    since: 'Detected',
    meaning:
      'Headquarters assigns no account numbers and synchronizes nothing, so that no number is assigned twice and no ' +
      'customer disappears from a till. Tills continue to capture customers.',
    recover: 'Recover headquarters …',
    recoverTitle: 'Recover headquarters from the channels',
    recoverConfirm: 'Recover',
    recoverHint:
      'If you have a newer backup, restore that one instead. The channels send again what headquarters lost; ' +
      'customers keep their account numbers. By channel database:',
    losses: (missing: string, restored: string, decide: string, operations: string) =>
      `Customers missing: ${missing} (restored from operations: ${restored}). Only in the channels’ copies: ${decide}. ` +
      `Operations sent again: ${operations}.`,
    unreachable: 'unreachable',
    notRestored: 'No channel database has the following:',
    onlyAtChannels: 'What only the channels’ copies have:',
    decide: 'Report as differences, to be decided afterwards',
    restore: 'Restore from the channels',
    discard: 'Discard: tills lose these customers and changes',
    reasonHint: 'Saved in the audit.',
    started: 'The recovery has started. Jobs shows its progress; Differences shows what you must decide.',
    askAdministrator: 'Ask an administrator with a token for all channels to recover headquarters.',
  },
  nl: {
    title: 'Het hoofdkantoor is uit een oudere back-up teruggezet',
    since: 'Ontdekt',
    meaning:
      'Het hoofdkantoor kent geen rekeningnummers toe en synchroniseert niets, zodat geen nummer twee keer wordt ' +
      'toegekend en geen klant bij een kassa verdwijnt. Kassa’s blijven klanten vastleggen.',
    recover: 'Hoofdkantoor herstellen …',
    recoverTitle: 'Het hoofdkantoor vanuit de kanalen herstellen',
    recoverConfirm: 'Herstellen',
    recoverHint:
      'Hebt u een nieuwere back-up, zet dan die terug. De kanalen verzenden opnieuw wat het hoofdkantoor kwijt is; ' +
      'klanten houden hun rekeningnummer. Per kanaaldatabase:',
    losses: (missing: string, restored: string, decide: string, operations: string) =>
      `Ontbrekende klanten: ${missing} (hersteld uit bewerkingen: ${restored}). Alleen in de kopieën van de kanalen: ` +
      `${decide}. Opnieuw verzonden bewerkingen: ${operations}.`,
    unreachable: 'niet bereikbaar',
    notRestored: 'Dit staat in geen enkele kanaaldatabase:',
    onlyAtChannels: 'Wat alleen de kopieën van de kanalen hebben:',
    decide: 'Als verschillen melden, om daarna te beslissen',
    restore: 'Uit de kanalen herstellen',
    discard: 'Opgeven: kassa’s verliezen deze klanten en wijzigingen',
    reasonHint: 'Wordt bewaard in de audit.',
    started: 'Het herstel is begonnen. Taken toont de voortgang; Verschillen toont wat u moet beslissen.',
    askAdministrator: 'Vraag een beheerder met een token voor alle kanalen om het hoofdkantoor te herstellen.',
  },
})
