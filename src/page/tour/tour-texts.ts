import { texts } from '../api/texts.ts'

/** The texts of the tour. */
export const TOUR = texts({
  en: {
    skip: 'Skip',
    title: 'Tour',
    step: (n: number, of: number) => `Step ${n} of ${of}`,
    back: 'Back',
    next: 'Next',
    finish: 'Finish',
    overview: 'Overview',
    overviewText:
      'Customers flow from left to right: captured at a channel, uploaded by P-0001, synchronized at headquarters, and ' +
      'delivered back by 1010. The line at the top says whether all is well; Fix leads to what is not.',
    operations: 'Customer sync status',
    operationsText:
      'Every customer that a till captured, live. A failed one shows its reason: correct the ' +
      'value, save, and synchronize.',
    customers: 'Customers',
    customersText:
      'A channel’s customers, as its till sees them. Create one here, and see Pending sync become an account number. ' +
      'The clock beside a value shows who changed it.',
    diagnose: 'Diagnose',
    diagnoseText:
      'Type a name, a phone number or an account: the page says why the customer is not at ' +
      'headquarters, and what helps.',
    jobs: 'Jobs and sessions',
    jobsText: 'What moves the customers, and when. Schedules are in words, with their next runs.',
    keys: 'Anywhere, at once',
    keysText: 'Ctrl-K goes to any view, channel or customer, and runs any action. ? shows all keys.',
  },
  nl: {
    skip: 'Overslaan',
    title: 'Rondleiding',
    step: (n: number, of: number) => `Stap ${n} van ${of}`,
    back: 'Terug',
    next: 'Volgende',
    finish: 'Klaar',
    overview: 'Overzicht',
    overviewText:
      'Klanten stromen van links naar rechts: vastgelegd bij een kanaal, geüpload door P-0001, gesynchroniseerd op ' +
      'het hoofdkantoor en teruggebracht door 1010. De regel bovenaan zegt of alles goed gaat; ' +
      'Herstellen leidt naar wat niet.',
    operations: 'Synchronisatiestatus van klanten',
    operationsText:
      'Elke klant die een kassa heeft vastgelegd, live. Een mislukte toont de reden: verbeter de ' +
      'waarde, sla op en synchroniseer.',
    customers: 'Klanten',
    customersText:
      'De klanten van een kanaal, zoals de kassa ze ziet. Maak er hier een aan, en zie het rekeningnummer ' +
      'verschijnen. De klok naast een waarde toont wie haar heeft gewijzigd.',
    diagnose: 'Diagnose',
    diagnoseText:
      'Typ een naam, telefoonnummer of rekening: de pagina zegt waarom de klant niet op het ' +
      'hoofdkantoor staat, en wat helpt.',
    jobs: 'Taken en sessies',
    jobsText: 'Wat de klanten verplaatst, en wanneer. Planningen staan in woorden, met hun volgende keren.',
    keys: 'Overal, meteen',
    keysText:
      'Ctrl-K gaat naar elke weergave, elk kanaal of elke klant, en voert elke actie uit. ? toont alle toetsen.',
  },
})
