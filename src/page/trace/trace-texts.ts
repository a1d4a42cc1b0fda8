import { texts } from '../api/texts.ts'

/** The words of the way of an operation. */
export const TRACE = texts({
  en: {
    way: 'The way from the till to headquarters and back',
    CAPTURED: 'Captured at the till',
    UPLOADED: 'Uploaded by P-0001',
    SYNCHRONIZED: 'Synchronized at headquarters',
    DISTRIBUTED: 'Back on the channel by 1010',
    expected: 'expected',
    overdue: 'overdue since',
    notYet: 'not yet',
    next: 'waits here',
    waitsFor: 'It waits for:',
  },
  nl: {
    way: 'De weg van de kassa naar het hoofdkantoor en terug',
    CAPTURED: 'Vastgelegd aan de kassa',
    UPLOADED: 'Geüpload door de P-taak',
    SYNCHRONIZED: 'Gesynchroniseerd op het hoofdkantoor',
    DISTRIBUTED: 'Terug op het kanaal met 1010',
    expected: 'verwacht',
    overdue: 'te laat sinds',
    notYet: 'nog niet',
    next: 'wacht hier',
    waitsFor: 'Het wacht op:',
  },
})
