import { texts } from '../api/texts.ts'

/** The texts about stores and their connection to headquarters. */
export const STORES = texts({
  en: {
    stores: 'Stores',
    connectedOf: (n: string, of: string) => `${n} of ${of} connected`,
    store: 'Store',
    connection: 'Connection',
    program: 'Program',
    key: 'Key made',
    wrong: 'What is wrong',
    CONNECTED: 'Connected',
    NOT_CONNECTED: 'Not connected',
    NOT_JOINED: 'Not joined',
    REFUSED: 'Refused',
    processes: (n: string) => `${n} processes`,
    unknown: 'unknown',
    headquartersHas: (version: string) => `headquarters: ${version}`,
    noKey: 'none',
    REGISTERED: 'not used yet',
    ENDED: 'replaced',
    REVOKED: 'revoked',
    notConnectedHint:
      'The machine, its network or its program is down. It continues to capture while it runs, and connects again by ' +
      'itself. The /readyz of the store says what it lacks.',
    notJoinedHint: 'Make a code (tillsync channel codes), and run tillsync channel join on the machine.',
    anotherRefused: 'Another machine calls itself this store, and is refused:',
    lastRefused: 'Last refused',
    allShown: (n: string) => `Show all ${n} stores`,
    ofStore: 'This is the server of a store, connected to headquarters. It shows what the store has.',
    headquartersAway: 'Headquarters cannot be reached',
    storeRefused: 'Headquarters refuses this store',
    goesOn:
      'This store continues to capture, and uploads when it is connected again. What needs headquarters is missing here.',
  },
  nl: {
    stores: 'Winkels',
    connectedOf: (n: string, of: string) => `${n} van ${of} verbonden`,
    store: 'Winkel',
    connection: 'Verbinding',
    program: 'Programma',
    key: 'Sleutel gemaakt',
    wrong: 'Wat er mis is',
    CONNECTED: 'Verbonden',
    NOT_CONNECTED: 'Niet verbonden',
    NOT_JOINED: 'Niet aangemeld',
    REFUSED: 'Geweigerd',
    processes: (n: string) => `${n} processen`,
    unknown: 'onbekend',
    headquartersHas: (version: string) => `hoofdkantoor: ${version}`,
    noKey: 'geen',
    REGISTERED: 'nog niet gebruikt',
    ENDED: 'vervangen',
    REVOKED: 'ingetrokken',
    notConnectedHint:
      'De machine, het netwerk of het programma ervan werkt niet. Zolang het draait, blijft het vastleggen, en het ' +
      'verbindt zelf opnieuw. De /readyz van de winkel zegt wat eraan ontbreekt.',
    notJoinedHint: 'Maak een code (tillsync channel codes) en voer tillsync channel join uit op de machine.',
    anotherRefused: 'Een andere machine noemt zich deze winkel en wordt geweigerd:',
    lastRefused: 'Laatst geweigerd',
    allShown: (n: string) => `Toon alle ${n} winkels`,
    ofStore: 'Dit is de server van een winkel, verbonden met het hoofdkantoor. Hij toont wat de winkel heeft.',
    headquartersAway: 'Het hoofdkantoor is niet bereikbaar',
    storeRefused: 'Het hoofdkantoor weigert deze winkel',
    goesOn:
      'Deze winkel blijft vastleggen en uploadt zodra de verbinding er weer is. Wat het hoofdkantoor nodig heeft, ' +
      'ontbreekt hier.',
  },
})
