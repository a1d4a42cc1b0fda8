/** Files that people take for lists of customers: their first bytes in hexadecimal, and what they are. */
const BINARY_KINDS: readonly { begins: readonly string[]; what: string }[] = [
  { begins: ['504b0304', '504b0506', '504b0708'], what: 'a workbook or an archive (such as .xlsx, .ods or .zip)' },
  { begins: ['d0cf11e0a1b11ae1'], what: 'a workbook of an old Excel (.xls)' },
  { begins: ['1f8b', '425a68', 'fd377a585a', '377abcaf', '28b52ffd', '52617221'], what: 'a compressed file' },
  { begins: ['255044462d'], what: 'a PDF document' },
  { begins: ['ffd8ff', '89504e47', '47494638'], what: 'a picture' },
  { begins: ['fffe0000', '0000feff'], what: 'a text in UTF-32, which is not read' },
]
const KINDS_OF_TEXT: readonly { begins: RegExp; what: string }[] = [
  { begins: /^\s*<(!doctype|html|\?xml|table|meta|body)\b/i, what: 'a web page or XML' },
  { begins: /^\{\\rtf/, what: 'a document of a word processor (.rtf)' },
  { begins: /^begin:(vcard|vcalendar)/i, what: 'a file of address cards (.vcf)' },
]
const JSON_VALUE = /^\s*(\[\s*[{\]]|\{\s*("|$))/

/** So many bytes show what a file is. */
const BEGINNING = 200

/**
 * Throws what a file is that begins like no list of customers, and what to do. Read as text, its bytes would be taken
 * for names of columns, or for customers.
 */
export function refuseOtherKinds(file: string, start: Buffer): void {
  const bytes = start.toString('hex', 0, 8)
  const text = start.toString('utf8', 0, BEGINNING).replace(/^\ufeff/, '')
  const binary = BINARY_KINDS.find(({ begins }) => begins.some((each) => bytes.startsWith(each)))
  const what = binary?.what ?? KINDS_OF_TEXT.find(({ begins }) => begins.test(text))?.what ?? null
  if (what !== null)
    throw new Error(
      `${file} is ${what}, not CSV. Open it in a spreadsheet, store the sheet of the customers as CSV (UTF-8), and ` +
        'import that file.',
    )
  if (JSON_VALUE.test(text) && !/\.(jsonl|ndjson)$/i.test(file))
    throw new Error(
      `${file} is JSON, not CSV. Give one object a line in a file whose name ends in .jsonl, as ` +
        '"tillsync export --format json-lines" writes it.',
    )
}
