import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { unknownName } from '../../model/near-names.ts'
import { ERROR_CLASSES, OPERATION_KINDS, OPERATION_STATUSES } from '../../model/operation.ts'
import { ROW_ERROR_CODES } from '../../model/row-error-codes.ts'
import { knownWord } from '../terminal/known-word.ts'

/**
 * The conditions of OperationFilter, and how to write their values: lists use commas, words of a list may be in lower
 * case. In addition `customer.<field>`.
 */
const CONDITIONS: Readonly<Record<string, 'texts' | 'text' | 'time' | 'number' | 'flag' | readonly string[]>> = {
  channel: 'texts',
  status: OPERATION_STATUSES,
  kind: OPERATION_KINDS,
  errorClass: ERROR_CLASSES,
  errorCode: ROW_ERROR_CODES,
  fingerprint: 'text',
  everFailed: 'flag',
  capturedAfter: 'time',
  capturedBefore: 'time',
  batchRun: 'text',
  customerAccount: 'text',
  asyncCustomerAccount: 'text',
  olderThanMinutes: 'number',
  youngerThanMinutes: 'number',
  search: 'text',
}

/** What a word is called in a sentence. */
const WORDS: Readonly<Record<string, string>> = { errorClass: 'class of errors', errorCode: 'error code' }

/**
 * Parses `status=FAILED,UPLOADED customer.email=ada@*` as the filter of `operations` and `synchronizeOperations`.
 * Throws what can be written.
 */
export function parseWhere(text: string): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  const customer: Record<string, string> = {}
  for (const [name, value] of parsePairs(text, 'status=FAILED channel=houston,online'))
    if (name.startsWith('customer.')) customer[customerField(name.slice('customer.'.length))] = value
    else filter[name] = conditionValue(name, value)
  return Object.keys(customer).length > 0 ? { ...filter, customer } : filter
}

/** Parses `name=value name="a value"`, in order. Throws the syntax with `example`. */
export function parsePairs(text: string, example: string): [name: string, value: string][] {
  const pair = /\s*([\w.]+)=(?:"([^"]*)"|([^\s"]+))(?=\s|$)/y
  const pairs: [string, string][] = []
  let end = 0
  for (let found = pair.exec(text); found; found = pair.exec(text)) {
    const [, name = '', quoted, plain] = found
    pairs.push([name, quoted ?? plain ?? ''])
    end = pair.lastIndex
  }
  if (text.slice(end).trim() !== '' || end === 0)
    throw new Error(`Write name=value, separated by spaces, for example: ${example}`)
  return pairs
}

function customerField(name: string): string {
  const known = CUSTOMER_FIELDS.map(({ field }) => field)
  if (!known.some((field) => field === name)) throw new Error(unknownName('field of customers', name, known))
  return name
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i

function timeOf(name: string, text: string): string {
  const time = DATE.test(text) ? `${text}T00:00:00Z` : text
  if (TIME.test(time) && !Number.isNaN(Date.parse(time))) return new Date(time).toISOString()
  throw new Error(`${name} must be a date or a time, such as 2026-11-29 or 2026-11-29T08:30:00Z.`)
}

function conditionValue(name: string, text: string): unknown {
  const kind = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined
  if (kind !== undefined && typeof kind !== 'string')
    return text.split(',').map((word) => knownWord(WORDS[name] ?? name, word, kind))
  switch (kind) {
    case 'texts':
      return text.split(',')
    case 'time':
      return timeOf(name, text)
    case 'flag':
      if (text !== 'true' && text !== 'false') throw new Error(`${name} must be true or false.`)
      return text === 'true'
    case 'number':
      if (!/^\d+$/.test(text)) throw new Error(`${name} must be a number.`)
      return Number(text)
    case 'text':
      return text
    case undefined:
      throw new Error(
        `Unknown condition "${name}". The conditions are: ${Object.keys(CONDITIONS).join(', ')}, and ` +
          'customer.name, customer.email and so on.',
      )
  }
}
