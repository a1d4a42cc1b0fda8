import { texts } from '../api/texts.ts'

/** The texts of what a newcomer can begin with. */
export const FIRST = texts({
  en: {
    title: 'No customers yet',
    lead: 'Begin with one of these, and see it reach headquarters and come back with an account number.',
    createAsTill: 'Create a customer as a till',
    importFile: 'Import a file',
    simulate: 'Simulate a day',
    commandHint: 'On the machine with the server:',
    copied: 'The command is copied.',
    copy: 'Copy command',
    dayLead: 'A day in the shops in one minute: about 60 fictitious customers and changes, captured as the tills do.',
    dayNote:
      'They are kept like all others. The server allows it because it simulates (TILLSYNC_SIMULATOR); where real ' +
      'customers are captured, it does not.',
    begin: 'Open the shops',
    stop: 'Close early',
    clock: (time: string) => `It is ${time} in the shops.`,
    cancel: 'Cancel',
    close: 'Close',
    captured: 'Captured',
    realtime: 'In real time',
    refused: 'Refused at the till',
    failed: 'Not answered',
    over: 'The shops are closed.',
    follow: 'Follow them',
  },
  nl: {
    title: 'Nog geen klanten',
    lead: 'Begin met een van deze, en zie hoe het hoofdkantoor ze bereikt en het rekeningnummer terugkomt.',
    createAsTill: 'Een klant aanmaken als een kassa',
    importFile: 'Een bestand importeren',
    simulate: 'Een dag simuleren',
    commandHint: 'Op de machine met de server:',
    copied: 'De opdracht is gekopieerd.',
    copy: 'Opdracht kopiëren',
    dayLead:
      'Een dag in de winkels in één minuut: ongeveer 60 verzonnen klanten en wijzigingen, vastgelegd zoals de kassa’s ' +
      'dat doen.',
    dayNote:
      'Ze blijven bewaard zoals alle andere. De server staat het toe omdat hij simuleert (TILLSYNC_SIMULATOR); waar ' +
      'echte klanten worden vastgelegd, doet hij dat niet.',
    begin: 'De winkels openen',
    stop: 'Eerder sluiten',
    clock: (time: string) => `Het is ${time} in de winkels.`,
    cancel: 'Annuleren',
    close: 'Sluiten',
    captured: 'Vastgelegd',
    realtime: 'In realtime',
    refused: 'Aan de kassa geweigerd',
    failed: 'Niet beantwoord',
    over: 'De winkels zijn gesloten.',
    follow: 'Volg ze',
  },
})
