import { texts } from '../../api/texts.ts'

/** The texts of the note on every view of a store's process. */
export const NOTE = texts({
  en: {
    ofStore: 'This is the server of a store, connected to headquarters. It shows what the store has.',
    headquartersAway: 'Headquarters cannot be reached',
    storeRefused: 'Headquarters refuses this store',
    goesOn:
      'This store continues to capture, and uploads when it is connected again. What needs ' +
      'headquarters is missing here.',
  },
  nl: {
    ofStore: 'Dit is de server van een winkel, verbonden met het hoofdkantoor. Hij toont wat de winkel heeft.',
    headquartersAway: 'Het hoofdkantoor is niet bereikbaar',
    storeRefused: 'Het hoofdkantoor weigert deze winkel',
    goesOn:
      'Deze winkel blijft vastleggen en uploadt zodra de verbinding er weer is. Wat het hoofdkantoor nodig heeft, ' +
      'ontbreekt hier.',
  },
})
