import { writeFile } from 'node:fs/promises'

// Makes src/model/words/folding-table.ts from the Unicode data of this Node: run it with the Node of the Unicode
// version that is wanted, and add a migration that empties the sort keys, so that all words are filled again. A test
// compares the table with the one of the running Node, if that has the same version.

function ranges(list: string): RegExp[] {
  return list.split(' ').map((range) => {
    const [first, last] = range.split('-')
    return new RegExp(`[\\u{${first}}-\\u{${last}}]`, 'u')
  })
}

/** Diacritics that are left out: of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels, the tatweel. */
const LEFT_OUT = [
  ...ranges('0300-036f 0483-0487 1ab0-1aff 1dc0-1dff 20d0-20ff fe20-fe2f'),
  ...ranges('0591-05bd 05bf-05bf 05c1-05c2 05c4-05c5 05c7-05c7'),
  ...ranges('0610-061a 0640-0640 064b-065f 0670-0670 06d6-06dc 06df-06e4 06e7-06e8 06ea-06ed'),
  /\p{Default_Ignorable_Code_Point}/u,
]

/** Letters that Unicode does not decompose, as they are typed without them. */
const TYPED_AS = new Map(
  Object.entries({
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ł: 'l',
    ŧ: 't',
    ŋ: 'n',
    æ: 'ae',
    œ: 'oe',
    ĸ: 'k',
    ı: 'i',
    ȷ: 'j',
    ə: 'e',
    ǝ: 'e',
    ɓ: 'b',
    ɗ: 'd',
    ɖ: 'd',
    ƙ: 'k',
    ƴ: 'y',
    ʻ: "'",
    ʼ: "'",
    ʽ: "'",
    ʹ: "'",
    ˈ: "'",
    '´': "'",
    '`': "'",
    '‘': "'",
    '’': "'",
    '‛': "'",
    '′': "'",
    '＇': "'",
    ꞌ: "'",
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '־': '-',
    '·': '-',
  }),
)

/** The folded form of one character; folding it again changes nothing. */
export function foldedCharacter(character: string): string {
  const typed = TYPED_AS.get(character)
  if (typed !== undefined) return typed
  const folded = [...character.normalize('NFKD')].map((each) => TYPED_AS.get(each) ?? lowered(each)).join('')
  return folded === character ? character : [...folded].map(foldedCharacter).join('')
}

function lowered(character: string): string {
  if (LEFT_OUT.some((left) => left.test(character))) return ''
  if (/\p{Nd}/u.test(character)) return digit(character)
  // Full case folding: ß becomes ss, and the final sigma a sigma.
  return character
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\u0307/g, '')
}

/** Decimal digits of all scripts: they are assigned ten by ten. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  const blocks = [0x30, 0x660, 0x6f0, 0x7c0, 0xff10]
  const start = blocks.findLast((block) => block <= code && code < block + 10) ?? zero
  return String((code - start) % 10)
}

const LAST = 0x10ffff
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff
/** Hangul syllables are kept as they are: they have no case, and 11,172 of them would fill the table. */
const isHangul = (code: number) => code >= 0xac00 && code <= 0xd7a3

/** The table's two texts, which `fold.ts` reads. */
export function foldingTable(): { folded: string; separators: string } {
  const runs: { from: number; to: number; codes: number[] }[] = []
  const ranges: [number, number][] = []
  for (let code = 0; code <= LAST; code++) {
    if (isSurrogate(code) || isHangul(code)) continue
    const character = String.fromCodePoint(code)
    if (/[^\p{L}\p{M}\p{N}\p{Cn}\p{Co}\p{Cs}]/u.test(character)) {
      const last = ranges.at(-1)
      if (last && last[1] === code - 1) last[1] = code
      else ranges.push([code, code])
    }
    if (/\p{Cn}|\p{Co}/u.test(character)) continue
    const codes = [...foldedCharacter(character)].map((each) => each.codePointAt(0) ?? 0)
    if (codes.length === 1 && codes[0] === code) continue
    const run = runs.at(-1)
    const continues = run && run.to === code - 1 && run.codes.length === codes.length && codes.length < 2
    if (continues && (codes.length === 0 || (codes[0] ?? 0) - (run.codes[0] ?? 0) === code - run.from)) run.to = code
    else runs.push({ from: code, to: code, codes })
  }
  const hex = (code: number) => code.toString(16)
  const span = (from: number, to: number) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)
  return {
    folded: runs.map(({ from, to, codes }) => `${span(from, to)}=${codes.map(hex).join('.')}`).join(' '),
    separators: ranges.map(([from, to]) => span(from, to)).join(' '),
  }
}

/** The text in lines of at most 116 columns. */
function lines(text: string): string {
  const wrapped: string[] = ['']
  for (const entry of text.split(' ')) {
    const line = wrapped.at(-1) ?? ''
    if (line.length + entry.length < 116) wrapped[wrapped.length - 1] = line === '' ? entry : `${line} ${entry}`
    else wrapped.push(entry)
  }
  return wrapped.join('\n')
}

export function folding(): string {
  const { folded, separators } = foldingTable()
  return `// Made by scripts/folding-table.ts from Unicode ${process.versions.unicode}. Do not edit.

/** The version of Unicode that the table is made from. */
export const UNICODE_VERSION = '${process.versions.unicode}'

/** What each character becomes: \`from=to\`, or \`first-last=to\` for a run; hexadecimal, nothing for what is left out. */
export const FOLDED = \`
${lines(folded)}
\`

/** Characters that separate words: all that are no letters, marks or digits. */
export const SEPARATORS = \`
${lines(separators)}
\`
`
}

if (process.argv[1]?.endsWith('folding-table.ts')) {
  await writeFile(new URL('../src/model/words/folding-table.ts', import.meta.url), folding())
}
