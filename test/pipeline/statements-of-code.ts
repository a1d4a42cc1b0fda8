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
const READS_STATUS = new RegExp(String.raw`\bstatus (=|<>|(not )?in)\s*\(?(\s*'\w+',)*\s*'(${STATUSES.join('|')})'`)
/** Conditions of the operation list, which may be about the status. */
const READS_FILTER = /\$\{conditions(Of|Only)\((\{|filter\b)/

/** True if the statement selects what is open, as far as its text shows. */
export const readsOpen = ({ text }: StatementInCode): boolean =>
  READS_TABLE.test(text) || READS_STATUS.test(text) || READS_FILTER.test(text)
