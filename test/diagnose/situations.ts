import { chmodSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { openDatabase } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { migrate } from '../../src/db/migrate.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// How a customer gets stuck, through the real thing.

export type Stuck = { customerId: string; operationId: string }
type Errors = { userErrors: { code: string; message: string }[] }

/** An installation whose headquarters can be stopped alone, in which everything that can be asynchronous is, and headquarters judges. */
export async function startForSituations(): Promise<Situations> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-hq-'))
  chmodSync(folder, 0o711)
  const server = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(folder, 'hq'),
    log: { info: () => {}, warn: () => {} },
  })
  await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
  const url = server.url('headquarters')
  await migrate(url, 'hq')
  const db = openDatabase(url)
  const tillsync = await startInstallation({ hq: { name: 'headquarters', url, db } })
  afterFile(async () => {
    await db.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await ask(tillsync, 'enableFeature', 'EnableFeatureInput!', { feature: 'ASYNC_EDIT', confirm: true })
  await ask(tillsync, 'setFunctionalityProfile', 'SetFunctionalityProfileInput!', {
    profile: 'store-async',
    captureValidation: 'MINIMAL',
  })
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await ask(tillsync, 'flushChannelCache', 'FlushChannelCacheInput!', {})
  return situations(tillsync, server)
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

export type Situations = ReturnType<typeof situations>

function situations(tillsync: Installation, server: EmbeddedServer) {
  let keys = 0
  const { hq, houston } = tillsync.databases
  const atHeadquarters = (query: SQL) => hq.db.execute(query)
  const atHouston = (query: SQL) => houston.db.execute(query)
  return {
    tillsync,
    server,
    atHeadquarters,
    atHouston,
    ask: (mutation: string, type: string, input: object) => ask(tillsync, mutation, type, input),
    /** Captures a customer at Houston. */
    async create(customer: object = {}): Promise<Stuck> {
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
      await this.sequenced(operation.operationId)
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
    /** Waits until a capture has its place in the channel's log. */
    async sequenced(operationId: string): Promise<void> {
      for (;;) {
        const [found] = await houston.db.execute<{ n: number }>(
          sql`select count(*)::int as n from upload_pending where operation_id = ${operationId}::uuid`,
        )
        if (found && found.n > 0) return
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
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
