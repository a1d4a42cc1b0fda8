import { texts } from '../api/texts.ts'

/** The texts about the progress of an operation. */
export const TRACE = texts({
  en: {
    progress: 'Progress from the till to headquarters and back',
    CAPTURED: 'Captured at the till',
    UPLOADED: 'Uploaded by P-0001',
    SYNCHRONIZED: 'Synchronized at headquarters',
    DISTRIBUTED: 'Distributed by 1010',
    expected: 'expected',
    overdue: 'overdue since',
    notYet: 'not yet',
    next: 'waiting',
    waitsFor: 'Waiting for:',
    notExpected: 'No time can be predicted. Diagnose says what holds it up.',
  },
  nl: {
    progress: 'Voortgang van de kassa naar het hoofdkantoor en terug',
    CAPTURED: 'Vastgelegd aan de kassa',
    UPLOADED: 'Geüpload door de P-taak',
    SYNCHRONIZED: 'Gesynchroniseerd op het hoofdkantoor',
    DISTRIBUTED: 'Gedistribueerd door 1010',
    expected: 'verwacht',
    overdue: 'te laat sinds',
    notYet: 'nog niet',
    next: 'wacht',
    waitsFor: 'Wacht op:',
    notExpected: 'Er valt geen tijd te voorspellen. Diagnose zegt wat het tegenhoudt.',
  },
})
