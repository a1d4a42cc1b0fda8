import { canonicalWord } from './vocabulary.ts'

/** Whether a stored switch of a customer is on. Empty, and a text of a lenient till that is no word of one, are off. */
export const isSwitchedOn = (text: string | null | undefined): boolean =>
  text != null && canonicalWord(() => [], 'SWITCH', text) === 'true'
