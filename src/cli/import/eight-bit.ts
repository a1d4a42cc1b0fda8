/** Encodings of one byte a letter that spreadsheets store CSV in, with their characters from 0x80 on. */
const TABLES: Readonly<Record<string, string>> = {
  'windows-1252':
    '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü' +
    '†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ' +
    '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ' +
    'áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
}
type Encoding = 'windows-1252' | 'macintosh' | 'cp850'
/** The likeliest first: old Macs have their own line ends, and so has Windows. */
const LIKELY: Readonly<Record<'\n' | '\r' | '\r\n', readonly Encoding[]>> = {
  '\n': ['windows-1252', 'macintosh', 'cp850'],
  '\r': ['macintosh', 'windows-1252', 'cp850'],
  '\r\n': ['windows-1252', 'cp850', 'macintosh'],
}

export const isEightBit = (encoding: string): boolean => Object.hasOwn(TABLES, encoding)

/** The character of a byte from 0x80 on. */
export const decodedByte = (encoding: string, byte: number): string => TABLES[encoding]?.[byte - 0x80] ?? '\ufffd'

const SMALL = 1
const CAPITAL = 2
const kindOf = (byte: number) => (byte > 0x60 && byte < 0x7b ? SMALL : byte > 0x40 && byte < 0x5b ? CAPITAL : 0)

/** Counts the bytes from 0x80 on by the Latin letters beside them. */
export class EightBitLetters {
  /** For each byte nine counts: by what is before it (no letter, a small one, a capital) and after it. */
  readonly #counts = new Uint32Array(128 * 9)

  add(before: number, byte: number, after: number): void {
    const at = (byte - 0x80) * 9 + kindOf(before) * 3 + kindOf(after)
    this.#counts[at] = (this.#counts[at] ?? 0) + 1
  }

  /**
   * The encoding in which most of the bytes within words are letters of the right case. If none is better than the
   * others, the usual one of the file's line ends.
   */
  encoding(lineEnd: '\n' | '\r' | '\r\n'): Encoding {
    const scored = LIKELY[lineEnd].map((encoding) => ({ encoding, score: this.#score(encoding) }))
    return scored.reduce((a, b) => (b.score > a.score ? b : a)).encoding
  }

  #score(encoding: Encoding): number {
    let score = 0
    for (const [at, count] of this.#counts.entries()) {
      if (count === 0) continue
      const byte = Math.floor(at / 9)
      const [before, after] = [Math.floor(at / 3) % 3, at % 3]
      // A byte that stands alone may be any sign.
      if (before !== 0 || after !== 0) score += count * fit(decodedByte(encoding, byte + 0x80), before, after)
    }
    return score
  }
}

/** Letters to Unicode, and signs to those who write names. */
const NO_LETTERS: ReadonlySet<string> = new Set('ƒªºµıﬁﬂ')

/** How well a character fits between two Latin letters, or beside one. */
function fit(character: string, before: number, after: number): number {
  if (character === '\u2019') return before !== 0 && after !== 0 ? 1 : 0
  if (!/\p{L}/u.test(character) || NO_LETTERS.has(character)) return before !== 0 && after !== 0 ? -3 : -1
  const isCapital = character !== character.toLowerCase()
  if (isCapital) return before === SMALL ? -2 : 1
  return before === CAPITAL && after === CAPITAL ? -2 : 1
}
