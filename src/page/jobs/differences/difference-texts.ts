import { texts } from '../../api/texts.ts'

/** The texts of the differences between headquarters and the channels. */
export const DIFFERENCES = texts({
  en: {
    places: 'Last comparisons',
    kind: 'Kind',
    anyKind: 'Any',
    open: 'Open',
    anyStatus: 'All, including closed',
    none: 'No difference matches',
    noneHint: 'Clear a filter.',
    equal: 'No differences',
    equalHint: 'As of the comparison of',
    unsure: 'No differences found yet',
    unsureHint: 'Not every database was compared and found equal. The list above shows which, and why.',
    customer: 'Customer',
    legalEntity: 'Legal entity',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
    ended: 'Closed',
    fingerprints: 'Fingerprints',
    fingerprintsHint: 'Fingerprints of all data that each side has of the customer',
    nothing: 'no data',
    accepted: (who: string) => `Decided by ${who}:`,
    restore: 'Restore …',
    restoreAll: 'Restore all from the channels …',
    restoreTitle: 'Take the channel’s data into headquarters?',
    restoreHint:
      'Headquarters takes what it lost from the newest copy of the channel databases. Account numbers stay the same; the ' +
      'next 1010 brings all channels the same data.',
    restoreConfirm: 'Restore',
    restoreDone: (restored: string, left: string) => `Restored: ${restored}. Still to be decided: ${left}.`,
    compare: 'Compare values',
    accept: 'Accept …',
    acceptTitle: 'Accept this difference?',
    acceptHint:
      'Headquarters’ value is kept, and the next 1010 brings it to the channels. The difference is reported ' +
      'again only if it changes.',
    acceptConfirm: 'Accept',
    acceptReason: 'Saved with the difference and in the audit. Do not enter personal data.',
    acceptDone: 'The difference was accepted.',
    field: 'Field',
    atHeadquarters: 'Headquarters',
    atChannel: (name: string) => `Channel ${name}`,
    other: 'Duplicate at headquarters',
    notThere: 'missing',
    sameValues:
      'The values on this page are equal on both sides. Another field differs, or the difference is resolved.',
    maskedValues: 'The values are masked. Masked values that look equal may differ.',
  },
  nl: {
    places: 'Laatste vergelijkingen',
    kind: 'Soort',
    anyKind: 'Alle',
    open: 'Open',
    anyStatus: 'Alle, ook gesloten',
    none: 'Geen verschil voldoet',
    noneHint: 'Wis een filter.',
    equal: 'Geen verschillen',
    equalHint: 'Volgens de vergelijking van',
    unsure: 'Nog geen verschillen gevonden',
    unsureHint: 'Niet elke database is vergeleken en gelijk bevonden. De lijst hierboven toont welke, en waarom.',
    customer: 'Klant',
    legalEntity: 'Rechtspersoon',
    firstSeen: 'Eerst gezien',
    lastSeen: 'Laatst gezien',
    ended: 'Gesloten',
    fingerprints: 'Vingerafdrukken',
    fingerprintsHint: 'Vingerafdrukken van alle gegevens die elke kant van de klant heeft',
    nothing: 'geen gegevens',
    accepted: (who: string) => `Beslist door ${who}:`,
    restore: 'Herstellen …',
    restoreAll: 'Alles vanuit de kanalen herstellen …',
    restoreTitle: 'De gegevens van het kanaal op het hoofdkantoor overnemen?',
    restoreHint:
      'Het hoofdkantoor neemt over wat het kwijt is, uit de nieuwste kopie in de kanaaldatabases. Rekeningnummers ' +
      'blijven gelijk; de volgende 1010 brengt alle kanalen dezelfde gegevens.',
    restoreConfirm: 'Herstellen',
    restoreDone: (restored: string, left: string) => `Hersteld: ${restored}. Nog te beslissen: ${left}.`,
    compare: 'Waarden vergelijken',
    accept: 'Aanvaarden …',
    acceptTitle: 'Dit verschil aanvaarden?',
    acceptHint:
      'De waarde van het hoofdkantoor blijft, en de volgende 1010 brengt haar naar de kanalen. Het verschil wordt ' +
      'alleen opnieuw gemeld als het verandert.',
    acceptConfirm: 'Aanvaarden',
    acceptReason: 'Wordt bij het verschil en in de audit bewaard. Vul geen persoonsgegevens in.',
    acceptDone: 'Het verschil is aanvaard.',
    field: 'Veld',
    atHeadquarters: 'Hoofdkantoor',
    atChannel: (name: string) => `Kanaal ${name}`,
    other: 'Duplicaat op het hoofdkantoor',
    notThere: 'ontbreekt',
    sameValues:
      'De waarden op deze pagina zijn aan beide kanten gelijk. Een ander veld verschilt, of het verschil is opgelost.',
    maskedValues: 'De waarden zijn gemaskeerd. Gemaskeerde waarden die gelijk lijken, kunnen verschillen.',
  },
})

/** The labels of the compared parts of a customer that are not fields of a form. */
export const COMPARED = texts({
  en: {
    addresses: 'Addresses',
    contacts: 'Contacts',
    affiliations: 'Affiliations',
    attributes: 'Attributes',
    addressBooks: 'Address books',
    accountNumber: 'Account number',
  },
  nl: {
    addresses: 'Adressen',
    contacts: 'Contactgegevens',
    affiliations: 'Relaties',
    attributes: 'Kenmerken',
    addressBooks: 'Adresboeken',
    accountNumber: 'Rekeningnummer',
  },
})
