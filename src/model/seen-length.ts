const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const isPlain = /^[\x20-\x7e]*$/
/** A character that a person sees has up to this many code points; one that has more counts as several. */
const MOST_CODE_POINTS = 4

/**
 * The length of a text in characters that a person sees: a letter with its accents is one, and so is an emoji. Columns
 * have room for four code points each.
 */
export function seenLength(text: string): number {
  if (isPlain.test(text)) return text.length
  let length = 0
  for (const { segment } of graphemes.segment(text)) length += Math.ceil([...segment].length / MOST_CODE_POINTS)
  return length
}
