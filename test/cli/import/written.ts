import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { onTestFinished } from 'vitest'
import { decodedByte } from '../../../src/cli/import/eight-bit.ts'
import type { FileOptions, ImportedLine, LineReader } from '../../../src/cli/import/line-reader.ts'
import { openLines } from '../../../src/cli/import/read-lines.ts'

/** A file with this content, removed when the test is done. */
function written(content: string | Buffer, extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tillsync-files-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, `customers.${extension}`)
  writeFileSync(file, content)
  return file
}

export type Read = { reader: LineReader; lines: ImportedLine[]; customers: Record<string, unknown>[] }

/** Everything that the import reads from a content. */
export async function read(
  content: string | Buffer,
  options: Partial<FileOptions> = {},
  extension = 'csv',
): Promise<Read> {
  const reader = await openLines(written(content, extension), { map: {}, ...options })
  const lines: ImportedLine[] = []
  for await (const line of reader.lines()) lines.push(line)
  return {
    reader,
    lines,
    customers: lines.filter((line) => line.refusals.length === 0).map(({ customer }) => customer),
  }
}

/** The refused lines with their codes. */
export const refusedOf = ({ lines }: Read) =>
  lines
    .filter(({ refusals }) => refusals.length > 0)
    .map(({ line, refusals }) => [line, ...refusals.map(({ code }) => code)])

const WINDOWS_1252: Readonly<Record<string, number>> = { '€': 0x80, Š: 0x8a, š: 0x9a, Ž: 0x8e, '’': 0x92 }

export const windows1252 = (text: string) =>
  Buffer.from([...text].map((letter) => WINDOWS_1252[letter] ?? letter.charCodeAt(0)))
/** The text in an encoding of one byte a letter. */
export function oneByte(encoding: string, text: string): Buffer {
  const bytes = Array.from({ length: 128 }, (_, i) => [decodedByte(encoding, i + 0x80), i + 0x80] as const)
  const known = new Map(bytes)
  return Buffer.from([...text].map((letter) => known.get(letter) ?? letter.charCodeAt(0)))
}

export const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

const MARK = '\ufeff'
type Rows = readonly (readonly string[])[]
const csv = (rows: Rows, options: object) =>
  stringify(
    rows.map((row) => [...row]),
    options,
  )
const withCommas = (rows: Rows) => rows.map((row) => row.map((cell) => cell.replace(/^(\d+)\.(\d+)$/, '$1,$2')))

/** Ways in which spreadsheets and other programs write the same rows. */
export const DIALECTS: readonly { name: string; write(rows: Rows): Buffer }[] = [
  { name: 'commas, UTF-8', write: (rows) => Buffer.from(csv(rows, {})) },
  {
    name: 'commas, UTF-8 with a mark, CRLF',
    write: (rows) => Buffer.from(MARK + csv(rows, { record_delimiter: '\r\n' })),
  },
  {
    name: 'semicolons, Windows-1252, CRLF, decimal commas',
    write: (rows) => windows1252(csv(withCommas(rows), { delimiter: ';', record_delimiter: '\r\n' })),
  },
  {
    name: 'sep=; and semicolons',
    write: (rows) => Buffer.from(`sep=;\r\n${csv(rows, { delimiter: ';', record_delimiter: '\r\n' })}`),
  },
  {
    name: 'tabs, UTF-16 LE with a mark',
    write: (rows) => Buffer.from(MARK + csv(rows, { delimiter: '\t', record_delimiter: '\r\n' }), 'utf16le'),
  },
  { name: 'commas, UTF-16 BE with a mark', write: (rows) => utf16be(MARK + csv(rows, {})) },
  {
    name: 'semicolons, UTF-16 LE without a mark',
    write: (rows) => Buffer.from(csv(rows, { delimiter: ';' }), 'utf16le'),
  },
  { name: 'bars, all quoted', write: (rows) => Buffer.from(csv(rows, { delimiter: '|', quoted: true })) },
  { name: 'apostrophes as quotes', write: (rows) => Buffer.from(csv(rows, { quote: "'", quoted: true, escape: "'" })) },
  {
    name: 'line ends of old Macs',
    write: (rows) => windows1252(csv(rows, { delimiter: ';', record_delimiter: '\r' })),
  },
  {
    name: 'blank lines and empty columns',
    write: (rows) =>
      Buffer.from(
        `\n${csv(
          rows.map((row) => [...row, '', '']),
          { delimiter: ';' },
        ).replaceAll('\n', '\n;;;\n\n')}`,
      ),
  },
  {
    name: 'headers with blanks, case and accents',
    write: ([header = [], ...rows]) =>
      Buffer.from(
        csv([header.map((name) => ` ${HEADERS[name] ?? name} `), ...rows], { delimiter: '\t', quoted: true }),
      ),
  },
]

const HEADERS: Readonly<Record<string, string>> = {
  firstName: 'Prénom',
  lastName: 'NACHNAME',
  email: 'E-mail adres',
  street: 'Straße',
  zipCode: 'Post-code',
  city: 'Ville',
}

/** Rows with a header, whose values are hard to write: accents, delimiters, quotes, apostrophes, decimals. */
export function rowsOf(count: number): string[][] {
  const header = ['firstName', 'lastName', 'email', 'street', 'zipCode', 'city', 'creditMax']
  const rows = Array.from({ length: count }, (_, i) => [
    ['Zoë', 'Ada', 'Jürgen', 'Renée'][i % 4] ?? '',
    `${["d'Été", 'Müller', 'Šimek', 'O’Hara'][i % 4]}${i}`,
    `dialect.${i}@example.com`,
    [`Laan ${i}, bis`, `Hof "${i}"`, `Straße ${i}; hinten`, `Rue ${i}|b`][i % 4] ?? '',
    String(1000 + i).padStart(5, '0'),
    ["'s-Gravenhage", 'Köln', 'Besançon', 'Houston'][i % 4] ?? '',
    `${i}.5`,
  ])
  return [header, ...rows]
}
