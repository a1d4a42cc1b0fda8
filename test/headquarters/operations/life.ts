import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'
import { readKnown } from '../../../src/channel/customers/read-customers.ts'
import { execute } from '../../../src/db/client.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { underLease } from '../../../src/headquarters/jobs/run.ts'
import { dismissOperation } from '../../../src/headquarters/operations/changing/dismiss-operation.ts'
import { restoreOperation } from '../../../src/headquarters/operations/changing/restore-operation.ts'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { undoSave } from '../../../src/headquarters/operations/changing/undo-save.ts'
import { rowVerdict } from '../../../src/headquarters/operations/staging/row-verdict.ts'
import { applyRealtime } from '../../../src/headquarters/synchronize/apply-realtime.ts'
import { openSynchronize, synchronize } from '../../../src/headquarters/synchronize/synchronize.ts'
import { synchronizeOperations } from '../../../src/headquarters/synchronize/synchronize-operations.ts'
import type { StagedRows } from '../../../src/model/operation.ts'
import { captureOperation, type Exchange, operator } from '../exchange/exchange.ts'
import { correction } from './correction.ts'
import {
  blockersOf,
  FIELD,
  isComplete,
  isOpen,
  type Life,
  moves,
  type Operation,
  type Place,
  pendingAtNorth,
} from './life-model.ts'

/** `nth` names an operation: the nth, counted round, of those that the command fits; from ANY on, of all. */
export type Command =
  | { do: 'capture'; place: Place; isValid: boolean }
  | { do: 'upload'; place: Place }
  | { do: 'synchronize' }
  | { do: 'travel' }
  | { do: 'synchronizeSelected'; nths: number[] }
  | { do: 'synchronizeOne'; nth: number }
  | { do: 'distribute' }
  | { do: 'save'; nth: number; isValid: boolean; isStale: boolean }
  | { do: 'undo'; nth: number; isStale: boolean }
  | { do: 'dismiss' | 'restore'; nth: number; cascade: boolean; isStale: boolean }

export const ANY = 20
const nth = fc.nat(ANY + 5)
const place = fc.constantFrom<Place[]>('north', 'north', 'south')
const seldom = fc.nat(9).map((n) => n === 0)
const oneOf = <const T extends string>(name: T) => fc.constant(name)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: oneOf('capture'), place, isValid: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: oneOf('upload'), place }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('synchronize') }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('travel') }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: oneOf('synchronizeSelected'), nths: fc.array(nth, { minLength: 1, maxLength: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: oneOf('synchronizeOne'), nth }) },
  { weight: 2, arbitrary: fc.record({ do: oneOf('distribute') }) },
  { weight: 3, arbitrary: fc.record({ do: oneOf('save'), nth, isValid: fc.boolean(), isStale: seldom }) },
  { weight: 1, arbitrary: fc.record({ do: oneOf('undo'), nth, isStale: seldom }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('dismiss', 'restore'), nth, cascade: fc.boolean(), isStale: seldom }),
  },
)

/** A customer's life: whether the create was made in real time, too, whose answer was lost, and what happens then. */
export const story = fc.record({
  createIsValid: fc.boolean(),
  answerWasLost: seldom,
  commands: fc.array(command, { minLength: 5, maxLength: 25 }),
})
export type Story = { createIsValid: boolean; answerWasLost: boolean; commands: Command[] }

/** Lives the story at headquarters and in the model, and compares them after each command. */
export async function live(exchange: Exchange, { createIsValid, answerWasLost, commands }: Story): Promise<void> {
  const one = await beginLife(exchange, { createIsValid, answerWasLost })
  for (const each of commands) {
    await one.run(each)
    await one.compare()
  }
  await one.finish()
}

type Real = { operationId: string; revision: number; status: string }

async function beginLife(exchange: Exchange, begin: { createIsValid: boolean; answerWasLost: boolean }) {
  const { sides, headquarters, hq } = exchange
  const customerKey = randomUUID()
  const life: Life = { operations: [], customer: null, applied: [] }
  const real = new Map<Operation, Real>()
  let values = 0
  const newValue = (isValid: boolean) => ({ isValid, value: isValid ? `v${values++}@example.com` : 'nonsense' })

  async function capture(at: Place, creates: boolean, isValid: boolean): Promise<void> {
    const captured = newValue(isValid)
    moves.capture(life, at, creates, captured)
    const { operationId } = await captureOperation(exchange[at], {
      customerKey,
      baseVersion: creates ? 0 : 1,
      hash: randomUUID(),
      rows: rowsOf(at, creates, captured.value),
    })
    const added = life.operations.at(-1)
    if (added) real.set(added, { operationId, revision: 0, status: 'CAPTURED' })
  }

  if (begin.answerWasLost) {
    const { value } = newValue(true)
    await applyRealtime(headquarters, operator, {
      operationId: randomUUID(),
      customerKey,
      operationNumber: null,
      dataAreaId: 'usrt',
      channelId: 'store1',
      kind: 'CREATE_CUSTOMER',
      capturedAt: new Date().toISOString(),
      capturedBy: 'till-1',
      baseVersion: 0,
      customerAccount: null,
      hash: 'hash',
      rows: rowsOf('north', true, value),
    })
    life.customer = { email: value, receiptEmail: null }
  }
  await capture('north', true, begin.createIsValid)

  const at = (nth: number, fits: (operation: Operation) => boolean): [Operation, Real] => {
    const fitting = nth < ANY ? life.operations.filter(fits) : []
    const all = fitting.length > 0 ? fitting : life.operations
    const operation = all[(nth < ANY ? nth : nth - ANY) % all.length]
    const known = operation && real.get(operation)
    if (!known) throw new Error(`no operation ${nth}`)
    return [operation, known]
  }
  const codeOf = ({ userErrors }: { userErrors: readonly { code: string }[] }) => userErrors[0]?.code ?? 'OK'
  const inputOf = ({ operationId, revision }: Real, isStale: boolean, cascade = false) =>
    correction(operationId, { expectedRevision: isStale ? revision + 1 : revision, cascade })

  async function run(each: Command): Promise<void> {
    switch (each.do) {
      case 'capture':
        return capture(each.place, false, each.isValid)
      case 'upload':
        moves.upload(life, each.place)
        expect(await upload(sides, operator, each.place)).toMatchObject({ refusal: null })
        return
      case 'synchronize':
        moves.synchronize(life)
        return synchronizeAll(exchange)
      case 'travel':
        await run({ do: 'upload', place: 'north' })
        return run({ do: 'synchronize' })
      case 'synchronizeSelected': {
        const some = each.nths.map((nth) => at(nth, isOpen))
        moves.synchronizeSelected(
          life,
          some.map(([operation]) => operation),
        )
        await synchronizeOperations(
          headquarters,
          operator,
          some.map(([, { operationId }]) => operationId),
        )
        return
      }
      case 'distribute':
        moves.distribute(life)
        expect(await download(sides, operator, '1010', 'north')).toMatchObject({ refusal: null })
        return comparePending()
      case 'synchronizeOne': {
        const [operation, { operationId }] = at(each.nth, isOpen)
        const expected = moves.synchronizeOne(life, operation)
        expect(codeOf(await synchronizeOperation(sides, operator, operationId))).toBe(expected)
        return
      }
      case 'save': {
        const [operation, known] = at(each.nth, isOpen)
        const value = newValue(each.isValid)
        const expected = moves.save(life, operation, value, each.isStale)
        const attribute = operation.creates ? 'email' : FIELD[operation.place]
        const changes = [{ attribute, newValue: value.value }]
        expect(codeOf(await saveOperation(sides, operator, { ...inputOf(known, each.isStale), changes }))).toBe(
          expected,
        )
        return
      }
      case 'undo': {
        const [operation, known] = at(each.nth, (one) => isOpen(one) && one.saves.length > 0)
        const expected = moves.undo(life, operation, each.isStale)
        expect(codeOf(await undoSave(sides, operator, inputOf(known, each.isStale)))).toBe(expected)
        return
      }
      case 'dismiss':
      case 'restore': {
        const [operation, known] = at(each.nth, each.do === 'dismiss' ? isOpen : ({ status }) => status === 'DISMISSED')
        const change = each.do === 'dismiss' ? dismissOperation : restoreOperation
        const expected = moves[each.do](life, operation, each.cascade, each.isStale)
        expect(codeOf(await change(sides, operator, inputOf(known, each.isStale, each.cascade)))).toBe(expected)
      }
    }
  }

  /** Each operation's status, what it waits for and its rows, and the customer, are as in the model. */
  async function compare(): Promise<void> {
    const found = await execute<{
      id: string
      status: string
      waitsFor: string | null
      revision: number
      onlineOperationCompleted: number
    }>(
      hq.db,
      sql`select o.operation_id as id, o.status, o.waits_for as "waitsFor", o.revision, ${rowVerdict}
      from operation o join retail_async_customer_v2 s using (operation_id)
      where o.customer_key = ${customerKey} and o.route = 'ASYNC'`,
    )
    const statuses = life.operations.map((operation) => {
      const known = real.get(operation)
      const stored = found.find(({ id }) => id === known?.operationId)
      if (!known || !stored) return 'CAPTURED'
      const allowed =
        operation.status === 'WAITING_ON'
          ? blockersOf(life, operation).map((each) => real.get(each)?.operationId)
          : [null]
      expect(allowed).toContain(stored.waitsFor)
      expect(stored.onlineOperationCompleted === 1).toBe(
        ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED'].includes(stored.status),
      )
      // Every transition increments the revision.
      if (stored.status !== known.status) expect(stored.revision).toBeGreaterThan(known.revision)
      Object.assign(known, { revision: stored.revision, status: stored.status })
      return stored.status
    })
    expect(statuses).toEqual(life.operations.map(({ status }) => status))
    const customers = await execute(
      hq.db,
      sql`select email, receipt_email as "receiptEmail" from customer where customer_key = ${customerKey}`,
    )
    expect(customers).toEqual(life.customer ? [life.customer] : [])
  }

  async function comparePending(): Promise<void> {
    const [known] = await readKnown(exchange.north.db, null, [customerKey])
    expect(known?.pending.map(({ operationId }) => operationId)).toEqual(
      pendingAtNorth(life).map((operation) => real.get(operation)?.operationId),
    )
  }

  /** Whatever has happened, an operator can bring every operation to its end, in order; each was applied once. */
  async function finish(): Promise<void> {
    for (const where of ['north', 'south'] as const) await run({ do: 'upload', place: where })
    for (let left = life.operations.length; left > 0; left--) {
      await run({ do: 'synchronize' })
      await compare()
      const failed = life.operations.findIndex(({ status }) => status === 'FAILED')
      if (failed < 0) break
      await run({ do: 'dismiss', nth: ANY + failed, cascade: true, isStale: false })
      await compare()
    }
    expect(life.operations.every(isComplete)).toBe(true)
    const applied = await execute<{ id: string }>(
      hq.db,
      sql`select a.operation_id as id from operation_attempt a join operation o using (operation_id)
      where o.customer_key = ${customerKey} and o.route = 'ASYNC' and a.outcome in ('SYNCED', 'SUPERSEDED') order by a.id`,
    )
    expect(applied.map(({ id }) => id)).toEqual(life.applied.map((operation) => real.get(operation)?.operationId))
  }

  return { run, compare, finish }
}

function rowsOf(at: Place, creates: boolean, value: string): StagedRows {
  const customer: StagedRows['customer'] = creates
    ? [{ operation: 'CREATE', changedFields: null, customerType: 'PERSON', name: 'Ada Example', email: value }]
    : [{ operation: 'UPDATE', changedFields: [FIELD[at]], [FIELD[at]]: value }]
  return { customer, addresses: [], contacts: [], affiliations: [], attributes: [] }
}

async function synchronizeAll({ headquarters }: Exchange): Promise<void> {
  const opened = await openSynchronize(headquarters, operator, { legalEntity: 'usrt' })
  if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
  await underLease(headquarters.db, opened.run, (lease) => synchronize(headquarters, operator, opened.run, lease))
}
