import type { PostgresType } from 'postgres'

/**
 * How arrays are read and written. The driver would ask each new connection for the types of its arrays; and it reads a
 * null in one as the text NULL (porsager/postgres#1124).
 */
type Read = (text: string) => unknown

const asText: Read = (text) => text
const asNumber: Read = (text) => Number(text)
const asBoolean: Read = (text) => text === 't'
const asJson: Read = (text) => JSON.parse(text)

/** The arrays of PostgreSQL's own types, by their OIDs in pg_type. Those of times and of numeric stay text. */
const ARRAYS: readonly (readonly [oid: number, read: Read])[] = [
  [1000, asBoolean], // boolean[]
  [1003, asText], // name[]
  [1005, asNumber], // smallint[]
  [1007, asNumber], // integer[]
  [1009, asText], // text[]
  [1015, asText], // varchar[]
  [1016, asText], // bigint[]
  [1022, asNumber], // double precision[]
  [2951, asText], // uuid[]
  [3807, asJson], // jsonb[]
]

/** What stays PostgreSQL's text: times, and numeric. */
const TEXTS = [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]

/** For the driver, as its `types`. JSON is given to it as text. */
export const types: Record<string, PostgresType> = Object.fromEntries([
  ['json', { to: 114, from: [114, 3802], serialize: asIs, parse: asJson }],
  ...ARRAYS.map(([oid, read]) => [
    `array_${oid}`,
    { to: oid, from: [oid], serialize: writeArray, parse: (text: string) => readArray(text, read) },
  ]),
  ...TEXTS.map((oid) => [`text_${oid}`, { to: oid, from: [oid], serialize: asIs, parse: asIs }]),
])

function asIs<T>(value: T): T {
  return value
}

/** A list as PostgreSQL's array text; a text is taken as one already. */
export function writeArray(list: unknown): string {
  if (typeof list === 'string') return list
  if (!Array.isArray(list)) throw new TypeError('A list is due here.')
  return `{${list.map(writeElement).join(',')}}`
}

function writeElement(element: unknown): string {
  if (element === undefined) throw new TypeError('A list cannot hold undefined.')
  if (element === null) return 'null'
  if (Array.isArray(element)) return writeArray(element)
  return `"${String(element).replace(/["\\]/g, '\\$&')}"`
}

const TOKENS = /[{},]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs

/** What a list of plain elements does not have: quotes, nulls, lists within it, bounds. */
const NOT_PLAIN = /"|NULL|.\{/s

/** PostgreSQL's array text as a list: an unquoted NULL is null, a quoted one is text. */
export function readArray(text: string, read: Read): unknown[] {
  if (text === '{}') return []
  if (!NOT_PLAIN.test(text)) return text.slice(1, -1).split(',').map(read)
  const lists: unknown[][] = [[]]
  // Bounds other than from 1 are written before the braces: `[0:1]={a,b}`.
  for (const [token, quoted] of text.slice(text.indexOf('{')).matchAll(TOKENS)) {
    const list = lists.at(-1) ?? []
    if (token === '{') {
      const inner: unknown[] = []
      list.push(inner)
      lists.push(inner)
    } else if (token === '}') lists.pop()
    else if (quoted !== undefined) list.push(read(quoted.replace(/\\(.)/gs, '$1')))
    else if (token !== ',') list.push(token === 'NULL' ? null : read(token))
  }
  const [outer] = lists[0] ?? []
  return Array.isArray(outer) ? outer : []
}
