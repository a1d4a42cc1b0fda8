import { cut, fold, isAscii, wordsOfFolded } from './fold.ts'

/** More words of one text are not looked at together. */
const MOST_WORDS = 12
/** PostgreSQL takes words of 2,046 bytes. */
const LONGEST_WORD = 100

/** Letters that some write as two, beside how they are folded: Müller is typed as Muller and as Mueller. */
const DIGRAPHS = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }))

/** The words of a text as typed, in its folded forms: one, or two when it has a letter that some write as two. */
export function formsOf(text: string): string[][] {
  if (isAscii.test(text)) return [wordsOfFolded(fold(text))]
  const composed = text.normalize('NFC')
  const words = wordsOfFolded(fold(composed))
  const spelled = composed.toLowerCase().replace(/[äöüøå]/g, (letter) => DIGRAPHS.get(letter) ?? letter)
  if (spelled === composed.toLowerCase()) return [words]
  return [words, wordsOfFolded(fold(spelled))]
}

/**
 * Adds the words by which a text is found: each of its words, and each with all that follow it as one word, since the
 * beginning of a word finds it. So *De Waal* is found by "dewaal", and *O'Dorne* by "odorne", "o" and "dorne".
 */
export function addWords(label: string, text: string, into: Set<string>): void {
  for (const words of formsOf(text)) {
    const together = words.slice(0, MOST_WORDS)
    for (const word of words) into.add(`${label}:${cut(word, LONGEST_WORD)}`)
    for (let nth = 0; nth < together.length - 1; nth++)
      into.add(`${label}:${cut(together.slice(nth).join(''), LONGEST_WORD)}`)
  }
}
