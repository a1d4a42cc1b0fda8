import { cut, fold, isAscii, wordsOfFolded } from './fold.ts'

/** More words of one text are not looked at together. */
const MOST_WORDS = 12
/** PostgreSQL takes words of 2,046 bytes. */
const LONGEST_WORD = 100

/** Letters that some write as two, beside how they are folded: Müller is typed as Muller and as Mueller. */
const DIGRAPHS = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }))

/** The words of a text as typed, in its folded forms: one, or two when it has a letter that some write as two. */
export function formsOf(text: string): string[][] {
  if (isAscii.test(text)) return [wordsOrSigns(fold(text))]
  const composed = text.normalize('NFC')
  const words = wordsOrSigns(fold(composed))
  const spelled = composed.toLowerCase().replace(/[äöüøå]/g, (letter) => DIGRAPHS.get(letter) ?? letter)
  if (spelled === composed.toLowerCase()) return [words]
  return [words, wordsOfFolded(fold(spelled))]
}

/** A name of signs alone, such as a star, is one word. */
function wordsOrSigns(folded: string): string[] {
  const words = wordsOfFolded(folded)
  const signs = words.length > 0 ? '' : folded.replace(/\s+/g, '')
  return signs === '' ? words : [signs]
}

/**
 * The words of a search in other spellings that people use for the same name: *v.d. Berg* and *vd Berg* for *van der*,
 * *van den* or *van de Berg*. Stored names have their words as typed.
 */
export function spellingsOf(text: string): string[][] {
  return formsOf(text).flatMap((words) => {
    const van = words.indexOf('van')
    if (van >= 0 && DE.test(words[van + 1] ?? '') && words[van + 2] !== undefined)
      return [words, words.toSpliced(van, 3, `vd${words[van + 2]}`)]
    const short = words.indexOf('vd')
    // The beginning of *der* and *den*, too.
    return short < 0 ? [words] : [words, words.toSpliced(short, 1, 'van', 'de')]
  })
}
const DE = /^de[rn]?$/

const ARTICLE = 'ال'
const IS_ARABIC = /^[\u0621-\u064a]+$/

/** Other forms of a single word: Arabic with and without the article, Japanese in the other syllabary. */
export function variantsOf(word: string): string[] {
  if (isAscii.test(word)) return []
  if (IS_ARABIC.test(word))
    return [word.startsWith(ARTICLE) && word.length > 4 ? word.slice(ARTICLE.length) : `${ARTICLE}${word}`]
  const variants = [
    word.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + KATAKANA)),
    word.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA)),
  ]
  return variants.filter((variant) => variant !== word)
}
/** How far a letter of katakana is from that of hiragana. */
const KATAKANA = 0x60

/** A word of Chinese, Japanese or Korean characters: such names are written with and without blanks. */
const UNSPACED = /^[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]+$/u
/** A longer word is found by its beginning, and from one of its first characters. */
const MOST_CHARACTERS = 12

/**
 * Adds the words by which a text is found: each of its words, and each with all that follow it as one word, since the
 * beginning of a word finds it. So *De Waal* is found by "dewaal", and *O'Dorne* by "odorne", "o" and "dorne". A word
 * in an Asian script is found from each of its characters (*王小明* by "小明"), and a name of several in either order.
 */
export function addWords(label: string, text: string, into: Set<string>): void {
  const add = (word: string) => into.add(`${label}:${cut(word, LONGEST_WORD)}`)
  for (const words of formsOf(text)) {
    const together = words.slice(0, MOST_WORDS)
    for (const word of words) add(word)
    for (let nth = 0; nth < together.length - 1; nth++) add(together.slice(nth).join(''))
    const unspaced = together.filter((word) => UNSPACED.test(word))
    for (const word of unspaced)
      for (const [nth] of [...word].slice(0, MOST_CHARACTERS).entries()) add([...word].slice(nth).join(''))
    if (unspaced.length > 1) add(unspaced.toReversed().join(''))
  }
}
