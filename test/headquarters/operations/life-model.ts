import type { OperationStatus } from '../../../src/model/operation.ts'

// The life of the operations of one customer, written from docs/states.md and docs/domain.md (Synchronize, D-14, D-20
// to D-22). Headquarters gets them from two channel databases; `north` has the customer's address book, `south` has
// not.

export type Place = 'north' | 'south'
/** Each channel database edits a field of its own, so that there are no conflicts. */
export const FIELD = { north: 'email', south: 'receiptEmail' } as const

export type Operation = {
  readonly place: Place
  readonly creates: boolean
  readonly captured: { value: string; isValid: boolean }
  /** What operators have saved over it, oldest first. */
  saves: string[]
  status: OperationStatus
  /** Its place in the order in which operations reached headquarters. */
  arrival: number
}

export type Life = {
  readonly operations: Operation[]
  /** The customer at headquarters. */
  customer: { email: string | null; receiptEmail: string | null } | null
  /** Those that were completed by synchronizing, in order. */
  readonly applied: Operation[]
}

export const OK = 'OK'
const CANNOT = 'CANNOT_BE_CHANGED'

const among =
  (...statuses: OperationStatus[]) =>
  ({ status }: Operation) =>
    statuses.includes(status)
/** At headquarters, and neither completed nor in progress. */
export const isOpen = among('UPLOADED', 'WAITING_ON', 'FAILED')

/** The operations of the same channel database before and after this one, as they were captured. */
const before = (life: Life, one: Operation) => of(life, one.place).slice(0, of(life, one.place).indexOf(one))
const after = (life: Life, one: Operation) => of(life, one.place).slice(of(life, one.place).indexOf(one) + 1)
const of = ({ operations }: Life, place: Place) => operations.filter((one) => one.place === place)

/** A failed operation blocks the later ones of its channel database, and no others. */
function block(life: Life): void {
  for (const one of life.operations.filter(among('UPLOADED', 'WAITING_ON')))
    one.status = before(life, one).some(among('FAILED')) ? 'WAITING_ON' : 'UPLOADED'
}

/** The operations that one which is WAITING_ON may name. */
export const blockersOf = (life: Life, one: Operation) => before(life, one).filter(among('FAILED'))

const isItsTurn = (life: Life, one: Operation) => isOpen(one) && !before(life, one).some(isOpen)

function evaluate(life: Life, one: Operation): void {
  const value = one.saves.at(-1) ?? one.captured.value
  if (one.creates && life.customer) one.status = 'SUPERSEDED'
  else if (!(one.captured.isValid || one.saves.length > 0) || !(one.creates || life.customer)) one.status = 'FAILED'
  else {
    one.status = 'SYNCED'
    life.customer = { ...(life.customer ?? { email: null, receiptEmail: null }), [FIELD[one.place]]: value }
  }
  if (one.status !== 'FAILED') life.applied.push(one)
  block(life)
}

/** Tries those of the operations whose turn it is, in order of arrival, each once. */
function synchronizeThose(life: Life, some: readonly Operation[], statuses: OperationStatus[]): void {
  const left = new Set(some)
  for (;;) {
    const able = [...left].filter((one) => among(...statuses)(one) && isItsTurn(life, one))
    const next = able.sort((a, b) => a.arrival - b.arrival)[0]
    if (!next) return
    left.delete(next)
    evaluate(life, next)
  }
}

/** Each answers OK or the code of the refusal. `isStale`: the caller has read an earlier revision. */
export const moves = {
  capture(life: Life, place: Place, creates: boolean, captured: Operation['captured']): void {
    life.operations.push({ place, creates, captured, saves: [], status: 'CAPTURED', arrival: 0 })
  },
  upload(life: Life, place: Place): void {
    const last = Math.max(...life.operations.map(({ arrival }) => arrival))
    for (const [nth, one] of of(life, place).filter(among('CAPTURED')).entries()) {
      one.status = 'UPLOADED'
      one.arrival = last + 1 + nth
    }
    block(life)
  },
  synchronize: (life: Life): void => synchronizeThose(life, life.operations, ['UPLOADED']),
  synchronizeSelected: (life: Life, some: readonly Operation[]): void =>
    synchronizeThose(life, some, ['UPLOADED', 'FAILED']),
  synchronizeOne(life: Life, one: Operation): string {
    if (!among('UPLOADED', 'FAILED')(one) || !isItsTurn(life, one)) return CANNOT
    evaluate(life, one)
    return OK
  },
  /** 1010 for `north`: its database then has everything that is complete. */
  distribute(life: Life): void {
    for (const one of of(life, 'north').filter(among('SYNCED'))) one.status = 'DISTRIBUTED'
  },
  save(_: Life, one: Operation, value: { value: string; isValid: boolean }, isStale: boolean): string {
    if (!isOpen(one)) return CANNOT
    if (isStale) return 'REVISION_CONFLICT'
    if (!value.isValid) return 'FIELD_REFUSED'
    one.saves.push(value.value)
    return OK
  },
  undo(_: Life, one: Operation, isStale: boolean): string {
    if (!isOpen(one)) return CANNOT
    if (isStale) return 'REVISION_CONFLICT'
    return one.saves.pop() === undefined ? CANNOT : OK
  },
  dismiss(life: Life, one: Operation, cascade: boolean, isStale: boolean): string {
    if (!isOpen(one)) return CANNOT
    if (isStale) return 'REVISION_CONFLICT'
    const dependents =
      one.creates && !life.customer ? life.operations.filter((each) => each !== one && isOpen(each)) : []
    if (dependents.length > 0 && !cascade) return CANNOT
    for (const each of [one, ...dependents]) each.status = 'DISMISSED'
    block(life)
    return OK
  },
  restore(life: Life, one: Operation, cascade: boolean, isStale: boolean): string {
    if (one.status !== 'DISMISSED') return CANNOT
    if (isStale) return 'REVISION_CONFLICT'
    const later = after(life, one)
    if (later.some(among('SYNCED', 'DISTRIBUTED', 'SUPERSEDED'))) return CANNOT
    const dismissed = later.filter(among('DISMISSED'))
    if (dismissed.length > 0 && !cascade) return CANNOT
    for (const each of [one, ...dismissed]) each.status = 'UPLOADED'
    block(life)
    return OK
  },
}

/** What a till of `north` shows as pending after 1010. */
export const pendingAtNorth = (life: Life) =>
  of(life, 'north').filter((one) => isOpen(one) || one.status === 'CAPTURED')
export const isComplete = (one: Operation) => !isOpen(one) && one.status !== 'CAPTURED'
