import type { Language } from '../../api/language.ts'
import type { OperationKind, OperationStatus, RowErrorCode } from '../../generated/documents.ts'
import { ERROR_CODE_NAMES, KIND_NAMES, STATUS_NAMES } from '../../ui/operation-names.ts'

/** What a part of the search was taken as. */
export type Taken =
  | 'name'
  | 'email'
  | 'phone'
  | 'account'
  | 'guid'
  | 'operation'
  | 'customer'
  | 'status'
  | 'channel'
  | 'kind'
  | 'error'
  | 'older'
  | 'younger'

/** The conditions of a search; they come before those of the other fields of the toolbar. */
export type SearchConditions = {
  /** What the API searches: a name, an e-mail address or a phone number. */
  readonly search: string
  readonly status?: readonly OperationStatus[]
  readonly channel?: string
  readonly code?: RowErrorCode
  readonly kind?: OperationKind
  readonly account?: string
  /** A GUID; of what is known only after asking, unless `guidOf` says it. */
  readonly guid?: string
  readonly guidOf?: 'operation' | 'customer'
  /** Minutes since the capture, at least and at most. */
  readonly older?: number
  readonly younger?: number
}

export type Understood = {
  readonly conditions: SearchConditions
  /** What was taken as what, in the order of the search. */
  readonly took: readonly { readonly as: Taken; readonly value: string }[]
  /** Words with a value that does not exist, with some that do. */
  readonly refused: readonly { readonly word: string; readonly examples: readonly string[] }[]
}

type Channel = { readonly key: string; readonly name: string }

/** The words, in English and Dutch. */
const WORDS: { readonly [word: string]: Taken } = {
  name: 'name',
  naam: 'name',
  email: 'email',
  'e-mail': 'email',
  phone: 'phone',
  telefoon: 'phone',
  account: 'account',
  rekening: 'account',
  guid: 'guid',
  operation: 'operation',
  bewerking: 'operation',
  customer: 'customer',
  klant: 'customer',
  status: 'status',
  channel: 'channel',
  kanaal: 'channel',
  kind: 'kind',
  soort: 'kind',
  error: 'error',
  fout: 'error',
  older: 'older',
  ouder: 'older',
  younger: 'younger',
  newer: 'younger',
  jonger: 'younger',
}

const PART = /(?:(?<word>[a-z][a-z-]*):)?(?:"(?<quoted>[^"]*)"?|(?<bare>\S+))/gi
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const ACCOUNT = /^[a-z]{1,5}-?\d{3,}$/i
const PHONE = /^\+?[\d\s().-]{5,}$/
const AGE = /^(?<n>\d{1,5})(?<unit>m|min|h|u|d|w)$/i
const MINUTES: { readonly [unit: string]: number } = { m: 1, min: 1, h: 60, u: 60, d: 1_440, w: 10_080 }

/**
 * Reads a search such as `ada status:failed channel:houston older:2h`. What follows no word is taken by its form: a
 * GUID, an e-mail address, an account number, a phone number, and otherwise a name. `channels` null: not known yet.
 */
export function understand(search: string, channels: readonly Channel[] | null, language: Language): Understood {
  const took: { as: Taken; value: string }[] = []
  const refused: { word: string; examples: readonly string[] }[] = []
  const free: string[] = []
  let conditions: SearchConditions = { search: '' }
  const put = (as: Taken, value: string, part: Partial<SearchConditions>) => {
    took.push({ as, value })
    conditions = { ...conditions, ...part }
  }
  for (const { groups = {}, 0: whole } of search.matchAll(PART)) {
    const value = (groups.quoted ?? groups.bare ?? '').trim()
    const as = WORDS[groups.word?.toLowerCase() ?? '']
    if (as === undefined) free.push(groups.quoted ?? whole)
    else if (as === 'name' || as === 'email' || as === 'phone')
      put(as, value, { search: `${conditions.search} ${value}`.trim() })
    else if (value !== '') {
      const known = meaningOf(as, value, conditions, channels, language)
      if (Array.isArray(known)) refused.push({ word: whole, examples: known })
      else put(as, known.shown, known.part)
    }
  }
  const text = free.join(' ').trim()
  if (text !== '') {
    const as = formOf(text)
    if (as === 'guid') put(as, text, { guid: text.toLowerCase() })
    else if (as === 'account') put(as, text.toUpperCase(), { account: text.toUpperCase() })
    else put(as, text, { search: `${text} ${conditions.search}`.trim() })
  }
  return { conditions, took, refused }
}

/** The search without the words of these meanings: another field of the toolbar says it now. */
export function withoutWords(search: string, meanings: readonly Taken[]): string {
  return search
    .replaceAll(PART, (whole, word: string | undefined) => {
      const as = WORDS[word?.toLowerCase() ?? '']
      return as !== undefined && meanings.includes(as) ? '' : whole
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function formOf(text: string): 'guid' | 'email' | 'account' | 'phone' | 'name' {
  if (GUID.test(text)) return 'guid'
  if (text.includes('@')) return 'email'
  if (ACCOUNT.test(text)) return 'account'
  return PHONE.test(text) ? 'phone' : 'name'
}

type Meaning = { readonly shown: string; readonly part: Partial<SearchConditions> }

/** What a word with a value means; some possible values when it means nothing. */
function meaningOf(
  as: Taken,
  value: string,
  before: SearchConditions,
  channels: readonly Channel[] | null,
  language: Language,
): Meaning | string[] {
  if (as === 'status') {
    const status = named(STATUS_NAMES, value)
    if (!status) return Object.values(STATUS_NAMES[language])
    return { shown: STATUS_NAMES[language][status], part: { status: [...(before.status ?? []), status] } }
  }
  if (as === 'kind') {
    const kind = named(KIND_NAMES, value)
    return kind ? { shown: KIND_NAMES[language][kind], part: { kind } } : Object.values(KIND_NAMES[language])
  }
  if (as === 'error') {
    const code = named(ERROR_CODE_NAMES, value)
    return code
      ? { shown: ERROR_CODE_NAMES[language][code], part: { code } }
      : Object.values(ERROR_CODE_NAMES[language])
  }
  if (as === 'channel') {
    const wanted = plain(value)
    const exact = channels?.find(({ key, name }) => plain(key) === wanted || plain(name) === wanted)
    const near = exact ?? channels?.find(({ name }) => plain(name).startsWith(wanted))
    if (near) return { shown: near.name, part: { channel: near.key } }
    return channels === null ? { shown: value, part: {} } : channels.map(({ key }) => key)
  }
  if (as === 'account') return { shown: value.toUpperCase(), part: { account: value.toUpperCase() } }
  if (as === 'older' || as === 'younger') {
    const { n = '', unit = '' } = AGE.exec(value)?.groups ?? {}
    const minutes = Number(n) * (MINUTES[unit.toLowerCase()] ?? 0)
    return minutes > 0 ? { shown: value, part: { [as]: minutes } } : [`${as}:30m`, `${as}:2h`, `${as}:1d`]
  }
  if (!GUID.test(value)) return ['01234567-89ab-cdef-0123-456789abcdef']
  return { shown: value, part: { guid: value.toLowerCase(), ...(as !== 'guid' && { guidOf: asGuidOf(as) }) } }
}

const asGuidOf = (as: Taken) => (as === 'customer' ? 'customer' : 'operation')

type Names<K extends string> = { readonly [language in Language]: { readonly [key in K]: string } }

/** The value with this name in any language, or whose name begins with it. */
function named<K extends string>(names: Names<K>, value: string): K | undefined {
  const keys = Object.keys(names.en).filter((key): key is K => Object.hasOwn(names.en, key))
  const wanted = plain(value)
  const shownAs = (key: K) => [key, ...Object.values(names).map((of: Names<K>[Language]) => of[key])].map(plain)
  return (
    keys.find((key) => shownAs(key).includes(wanted)) ??
    (wanted.length < 3 ? undefined : keys.find((key) => shownAs(key).some((name) => name.startsWith(wanted))))
  )
}

/** A text for comparison: without case, accents, blanks and signs. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase()

const ABOUT_CUSTOMERS: readonly Taken[] = ['name', 'email', 'phone', 'account', 'guid', 'operation', 'customer']

/** Only the words that are about no customer. */
export function withoutCustomers(search: string): string {
  return [...search.matchAll(PART)]
    .filter(({ groups }) => {
      const as = WORDS[groups?.word?.toLowerCase() ?? '']
      return as !== undefined && !ABOUT_CUSTOMERS.includes(as)
    })
    .map(([whole]) => whole)
    .join(' ')
}
