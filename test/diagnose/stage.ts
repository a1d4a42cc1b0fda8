import { type SQL, sql } from 'drizzle-orm'
import type { EmbeddedServer } from '../../src/db/embedded/server.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { startOwnHeadquarters } from '../support/own-headquarters.ts'

// How a customer gets stuck, through the real thing.

export type Stuck = { customerId: string; operationId: string }
type Errors = { userErrors: { code: string; message: string }[] }

export type StageOptions = {
  /** Headquarters' database on a server of its own, which can be stopped. */
  ownHeadquarters?: true
  /** False: the channels have no configuration yet. */
  distribute?: false
  /** A process of its own runs the schedules. */
  worker?: true
  /** Seconds between two looks for alerts, by the process that does not run the schedules. */
  alertEverySeconds?: number
}

/** An installation in which everything that can be asynchronous is, and headquarters judges. Its simulator is on. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const { ownHeadquarters, distribute, worker, alertEverySeconds } = options
  const own = ownHeadquarters ? await startOwnHeadquarters() : null
  const tillsync = await startInstallation({
    settings: {
      TILLSYNC_SIMULATOR: 'on',
      ...(alertEverySeconds && { TILLSYNC_ALERT_EVERY_SECONDS: String(alertEverySeconds) }),
    },
    distribute: false,
    ...(own && { hq: own.database }),
  })
  if (own) afterFile(own.stop)
  await ask(tillsync, 'enableFeature', 'EnableFeatureInput!', { feature: 'ASYNC_EDIT', confirm: true })
  await ask(tillsync, 'setFunctionalityProfile', 'SetFunctionalityProfileInput!', {
    profile: 'store-async',
    captureValidation: 'MINIMAL',
  })
  if (distribute !== false) {
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    await ask(tillsync, 'flushChannelCache', 'FlushChannelCacheInput!', {})
  }
  const { databases } = tillsync
  const ofWorker = { TILLSYNC_ROLES: 'worker', ...(alertEverySeconds && { TILLSYNC_ALERT_EVERY_SECONDS: '86400' }) }
  const workers = worker ? await startInstallation({ databases, settings: ofWorker }) : null
  return stageOf(tillsync, own?.server ?? null, workers)
}

/** Calls a mutation and fails when it is refused. */
export async function ask(tillsync: Installation, mutation: string, type: string, input: object): Promise<void> {
  const answer = await tillsync.ask<{ [name: string]: Errors }>(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code message } } }`,
    { input },
  )
  const errors = answer[mutation]?.userErrors ?? []
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
}

/** Waits until something is so. */
export async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 50))
}

export type Stage = ReturnType<typeof stageOf>

function stageOf(tillsync: Installation, server: EmbeddedServer | null, worker: Installation | null) {
  let keys = 0
  const { hq, houston } = tillsync.databases
  const atHeadquarters = (query: SQL) => hq.db.execute(query)
  const atHouston = (query: SQL) => houston.db.execute(query)
  return {
    tillsync,
    hq: { db: hq.db, url: hq.url },
    /** Headquarters' database server, where it is one of its own. */
    get server(): EmbeddedServer {
      if (!server) throw new Error('This stage shares its server.')
      return server
    },
    /** The process that runs the schedules. */
    get worker(): Installation {
      if (!worker) throw new Error('No process runs the schedules on this stage.')
      return worker
    },
    atHeadquarters,
    atHouston,
    ask: (mutation: string, type: string, input: object) => ask(tillsync, mutation, type, input),
    /** Captures a customer at Houston; `waits` false: does not wait for its place in the channel's log. */
    async create(customer: object = {}, waits = true): Promise<Stuck> {
      const n = keys++
      const input = {
        channel: 'houston',
        idempotencyKey: `stuck-${n}`,
        customer: { firstName: 'Stuck', lastName: `Number${n}`, ...customer },
      }
      const { createCustomer } = await tillsync.ask<{
        createCustomer: {
          customer: { id: string } | null
          operation: { operationId: string } | null
          userErrors: unknown[]
        }
      }>(
        `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } operation { operationId } userErrors { code message } } }`,
        { input },
      )
      const { customer: made, operation } = createCustomer
      if (!made || !operation) throw new Error(JSON.stringify(createCustomer.userErrors))
      if (waits) await this.sequenced(operation.operationId)
      return { customerId: made.id, operationId: operation.operationId }
    },
    /** Edits a customer at Houston, or (`channel` null) at headquarters. */
    async edit(customerId: string, changes: object, channel: string | null = 'houston'): Promise<Stuck> {
      const input = { channel, customerId, idempotencyKey: `edit-${keys++}`, changes }
      const { updateCustomer } = await tillsync.ask<{
        updateCustomer: { operation: { operationId: string } | null; userErrors: unknown[] }
      }>(
        `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } userErrors { code message } } }`,
        { input },
      )
      if (updateCustomer.userErrors.length > 0) throw new Error(JSON.stringify(updateCustomer.userErrors))
      const operationId = updateCustomer.operation?.operationId ?? ''
      if (channel !== null) await this.sequenced(operationId)
      return { customerId, operationId }
    },
    /** Gives the first address of a customer another street, at Houston. */
    async editAddress(customerId: string, street: string): Promise<Stuck> {
      const { here } = await tillsync.ask<{ here: { addresses: { addressId: string }[] } }>(
        `query ($id: ID!) { here: customer(by: { id: $id }, channel: "houston") { addresses { addressId } } }`,
        { id: customerId },
      )
      const addressId = here.addresses[0]?.addressId
      const input = {
        channel: 'houston',
        customerId,
        addressId,
        idempotencyKey: `address-${keys++}`,
        changes: { street },
      }
      const { updateCustomerAddress: made } = await tillsync.ask<{
        updateCustomerAddress: { operation: { operationId: string } | null; userErrors: unknown[] }
      }>(
        `mutation ($input: UpdateCustomerAddressInput!) { updateCustomerAddress(input: $input) { operation { operationId } userErrors { code message } } }`,
        { input },
      )
      if (!made.operation) throw new Error(JSON.stringify(made.userErrors))
      await this.sequenced(made.operation.operationId)
      return { customerId, operationId: made.operation.operationId }
    },
    /** Waits until a capture has its place in the channel's log. */
    async sequenced(operationId: string): Promise<void> {
      await until(async () => {
        const [found] = await houston.db.execute<{ n: number }>(
          sql`select count(*)::int as n from upload_pending where operation_id = ${operationId}::uuid`,
        )
        return found !== undefined && found.n > 0
      })
    },
    /** From now on rows of a table are refused, as by a fault that nobody foresaw. Ends when the answer is called. */
    async breakTable(
      side: 'hq' | 'houston',
      table: string,
      event: 'insert' | 'update' = 'insert',
    ): Promise<() => Promise<void>> {
      const run = side === 'hq' ? atHeadquarters : atHouston
      await run(
        sql.raw(
          `create or replace function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
        ),
      )
      await run(sql.raw(`create trigger broken before ${event} on ${table} for each row execute function broken()`))
      return async () => {
        await run(sql.raw(`drop trigger broken on ${table}`))
      }
    },
    /** Runs a CDX job for Houston whatever comes of it. */
    async tryJob(job: string): Promise<void> {
      await tillsync.runJob(job, 'houston-db').catch(() => {})
    },
    async customer(customerId: string) {
      const { here } = await tillsync.ask<{
        here: { accountNumber: string | null; syncState: string; pendingOperations: unknown[] } | null
      }>(
        `query ($id: ID!) { here: customer(by: { id: $id }, channel: "houston") { accountNumber syncState pendingOperations { operationId } } }`,
        { id: customerId },
      )
      return here
    },
    async status(operationId: string): Promise<string> {
      const { operation } = await tillsync.ask<{ operation: { status: string } }>(
        `query ($id: ID!) { operation(id: $id) { status } }`,
        {
          id: operationId,
        },
      )
      return operation.status
    },
  }
}
