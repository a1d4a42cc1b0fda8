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
    notJoinedHint: 'Make a join code, and run tillsync channel join on the machine.',
    makeCode: 'Make a join code',
    codeTitle: (store: string) => `Join code for ${store}`,
    codeHint: 'The code lets one machine join as this store. It replaces an open code of the store.',
    codeReplacesHint:
      'The code lets another machine take the place of this store, for example after a broken one was replaced. The ' +
      'present one continues until the new one connects. The code replaces an open code of the store.',
    validFor: 'Valid for',
    hours: (hours: number) => (hours < 24 ? '1 hour' : hours === 24 ? '1 day' : `${hours / 24} days`),
    code: 'Join code',
    codeOnce: 'This code is shown only now. Whoever has it can join as this store, once.',
    validUntil: 'Valid until',
    joinHint: 'Run this on the machine of the store, and type the code when it asks:',
    done: 'Done',
    revokeKey: 'Revoke the key',
    revokeTitle: (store: string) => `Revoke the key of ${store}`,
    revokeHint:
      'The store is refused from now on, and its tokens are too. What it has captured stays in its database, and is ' +
      'uploaded when a machine with that database joins again. This cannot be undone.',
    inAudit: 'The audit keeps it.',
    isRevoked: 'The key is revoked.',
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
    notJoinedHint: 'Maak een aanmeldcode en voer tillsync channel join uit op de machine.',
    makeCode: 'Aanmeldcode maken',
    codeTitle: (store: string) => `Aanmeldcode voor ${store}`,
    codeHint: 'Met de code meldt één machine zich aan als deze winkel. Zij vervangt een open code van de winkel.',
    codeReplacesHint:
      'Met de code neemt een andere machine de plaats van deze winkel in, bijvoorbeeld nadat een kapotte is vervangen. ' +
      'De huidige gaat door totdat de nieuwe verbinding maakt. De code vervangt een open code van de winkel.',
    validFor: 'Geldig gedurende',
    hours: (hours: number) => (hours < 24 ? '1 uur' : hours === 24 ? '1 dag' : `${hours / 24} dagen`),
    code: 'Aanmeldcode',
    codeOnce: 'Deze code wordt alleen nu getoond. Wie haar heeft, kan zich één keer aanmelden als deze winkel.',
    validUntil: 'Geldig tot',
    joinHint: 'Voer dit uit op de machine van de winkel en typ de code als erom wordt gevraagd:',
    done: 'Klaar',
    revokeKey: 'Sleutel intrekken',
    revokeTitle: (store: string) => `Sleutel van ${store} intrekken`,
    revokeHint:
      'De winkel wordt vanaf nu geweigerd, en haar tokens ook. Wat zij heeft vastgelegd, blijft in haar database en ' +
      'wordt geüpload als een machine met die database zich opnieuw aanmeldt. Dit kan niet ongedaan worden gemaakt.',
    inAudit: 'De audit bewaart dit.',
    isRevoked: 'De sleutel is ingetrokken.',
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
