import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A statement in the code: its name, the file it is in, and its text with what follows up to the next one. */
export type StatementInCode = { name: string; file: string; text: string }

const SOURCE = join(import.meta.dirname, '../../src')
const NAME = /\/\* ([a-zA-Z]+(?:\.[a-zA-Z]+)+) \*\//g

/** Every named statement of headquarters and channels. */
export function statementsInCode(): StatementInCode[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(api\/generated|cli|page)\//.test(file))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(SOURCE, file), 'utf8')
      const found = [...text.matchAll(NAME)]
      return found.map((each, i) => ({
        name: each[1] ?? '',
        file: `src/${file}`,
        text: text.slice(each.index, found[i + 1]?.index ?? text.length),
      }))
    })
}

/** Tables that only contain what is open. */
const TABLES = [
  'open_operation',
  'next_operation',
  'queue_change',
  'unsettled_operation',
  'upload_pending',
  'outbox',
  'erasure_delivery',
]
/** The statuses of what is not over. */
const STATUSES = [
  'UPLOADED',
  'IN_PROGRESS',
  'FAILED',
  'WAITING_ON',
  'SYNCED',
  'CLAIMED',
  'OPEN',
  'REPORTED',
  'READY',
  'EXECUTING',
  'CANCELING',
  'STARTED',
]

const READS_TABLE = new RegExp(String.raw`\b(from|join|update|using)\s+(${TABLES.join('|')})\b`)
const READS_STATUS = new RegExp(
  String.raw`\b(?:listed_)?status (=|<>|(not )?in)\s*\(?(\s*'\w+',)*\s*'(${STATUSES.join('|')})'`,
)
/** Conditions of the operation list, which may be about the status, and those of open rows that have a name. */
const READS_FILTER =
  /\$\{(knownQuery\(|placesQuery\(|conditions(Of|Only)\((\{|filter\b|named\b)|restorable\}|firstRestorable\(|counted\('|\[\.\.\.NOT_COMPLETED\]|looked\()|hasCompleted\(/

/** True if the statement selects what is open, as far as its text shows. */
export const readsOpen = ({ text }: StatementInCode): boolean =>
  READS_TABLE.test(text) || READS_STATUS.test(text) || READS_FILTER.test(text)

/**
 * The laterals of a statement that the planner can turn into a join: those that read a table, and have neither a limit
 * nor `offset 0` nor an aggregate.
 */
export function joinableLaterals(text: string): string[] {
  const plain = text.replace(/--.*$/gm, '')
  return [...plain.matchAll(/\blateral \(/g)].flatMap(({ index, 0: opening }) => {
    const inner = withinParentheses(plain.slice(index + opening.length))
    // What is in parentheses is of another query.
    let own = inner
    for (let before = ''; own !== before; ) {
      before = own
      own = own.replace(/\([^()]*\)/g, '`')
    }
    const keepsItself =
      /\b(limit|offset 0|group by)\b|\$\{page\}|\b(count|min|max|sum|jsonb_agg|array_agg|bool_or)`/.test(own)
    return /\b(from|join) (?!lateral\b)[\w$]+(?!`)\b/.test(own) && !keepsItself ? inner.trim() : []
  })
}

/** Open operations of a customer that are looked up in `operation` instead of `open_operation`. */
export const openInOperation = (text: string): string[] =>
  [
    ...text.matchAll(/\bfrom operation( \w+)?\s+where [^()]*customer_key = [^()]*\bstatus (=|in)\s*\(?\s*'(\w+)'/g),
  ].flatMap(([found, , , status = '']) => (OPEN_STATUSES.includes(status) ? found : []))

/**
 * Lookups of an open operation by its id that ask for more in the same query: with statistics of an empty table
 * PostgreSQL skips through the index that has this, which is every entry of it.
 */
export const idBesideOthers = (text: string): string[] =>
  [
    ...text.matchAll(
      /\bfrom (?:open_operation|upload_pending|unsettled_operation)(?: \w+)?\s+where [^()]*operation_id = \w+\.[^()]*\band [^()]*/g,
    ),
  ].map(([found]) => found)

const OPEN_STATUSES = ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON']

/** The text up to the parenthesis that closes. */
function withinParentheses(text: string): string {
  let depth = 1
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (depth === 0) return text.slice(0, at)
  }
  return text
}
