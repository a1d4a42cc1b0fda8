import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../src/between/channel-side.ts'
import type { HeadquartersFacts } from '../../src/between/headquarters-facts.ts'
import type { HeadquartersLog } from '../../src/between/headquarters-log.ts'
import type { HeadquartersSide } from '../../src/between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { directChannelSide } from '../../src/channel/direct-channel-side.ts'
import { execute, openDatabase } from '../../src/db/client.ts'
import { directHeadquartersFacts } from '../../src/headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../../src/headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../../src/headquarters/direct-headquarters-side.ts'
import { publishKeySet } from '../../src/headquarters/stores/publish-key-set.ts'
import { faultyChannelSide, NO_FAULTS } from '../../src/simulate/faulty-channel-side.ts'
import { openLine } from '../../src/simulate/line.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { wiredContract } from './wired-contract.ts'

/** All that crosses between the wings, as one implementation has it. */
export type Contract = {
  channel: ChannelSide
  headquarters: HeadquartersSide
  facts: HeadquartersFacts
  log: HeadquartersLog
}

/** What the statements of the contract are about. */
export type World = {
  installation: Installation
  /** A customer with all its parts, known to both sides. */
  customerKey: string
  synced: string
  /** Captured at Houston, and not uploaded. */
  pending: string
  failed: string
  /** Implementations by name. */
  contracts: { readonly [name: string]: Contract }
}

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id } operation { id } route userErrors { message } }
  }`
type Created = { createCustomer: { customer: { id: string }; operation: { id: string } | null; userErrors: object[] } }

/** The key or id behind an id of the API. */
const bare = (id: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(id)?.[0] ?? Buffer.from(id, 'base64url').toString()

export async function makeWorld(): Promise<World> {
  const installation = await startInstallation()
  const create = async (channel: string, customer: object) => {
    const input = { channel, idempotencyKey: randomUUID(), customer }
    const { createCustomer } = await installation.ask<Created>(CREATE, { input })
    if (createCustomer.userErrors.length > 0) throw new Error(JSON.stringify(createCustomer.userErrors))
    return createCustomer
  }
  const ada = await create('houston', {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    addresses: [{ street: '1 Main Street', city: 'Houston', country: 'USA', purpose: 'Home' }],
    contacts: [{ type: 'PHONE', value: '555-0100' }],
  })
  await create('sanfrancisco', { firstName: 'Grace', lastName: 'Hopper' })
  await installation.travel()
  await create('houston', { firstName: 'Alan', lastName: 'Turing' })
  await installation.runJob('P-0001')
  const { hq, houston } = installation.databases
  const [own] = (await installation.running.tokens.published()).own?.keys ?? []
  await publishKeySet(hq, { id: 'contract', kind: 'OWN', content: { keys: own ? [own] : [], revoked: [] } })
  await hq.db.execute(sql`
    update operation
    set status = 'FAILED', error_class = 'PERMANENT', error_code = 'UNKNOWN_COUNTRY', error_message = 'The country is not known.'
    where status = 'UPLOADED'`)
  await installation.runJob('1010')
  await create('houston', { firstName: 'Edsger', lastName: 'Dijkstra' })
  // A loyalty card is always issued in real time.
  await installation.ask(
    `mutation ($input: IssueLoyaltyCardInput!) { issueLoyaltyCard(input: $input) { userErrors { message } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customerId: ada.customer.id } },
  )
  const operations = await execute<{ operationId: string; customerKey: string; status: string }>(
    hq.db,
    sql`select operation_id as "operationId", customer_key as "customerKey", status from operation where route = 'ASYNC'`,
  )
  const pending = await execute<{ operationId: string }>(
    houston.db,
    sql`select operation_id as "operationId" from operation order by captured_at desc limit 1`,
  )
  // As an erasure leaves it.
  await execute(
    houston.db,
    sql`insert into customer_counter (customer_key, n, erased_at) values (gen_random_uuid(), 1, now())`,
  )
  const synced = operations.find(({ status }) => status !== 'FAILED')
  const failed = operations.find(({ status }) => status === 'FAILED')
  if (!synced || !failed || !pending[0]) throw new Error('The operations are not there.')
  return {
    installation,
    customerKey: bare(synced.customerKey),
    synced: synced.operationId,
    failed: failed.operationId,
    pending: pending[0].operationId,
    contracts: {
      'the direct implementation': directContract({ db: hq.db, url: hq.url }, installation),
      'the faulty implementation without faults': await faultyContract(installation),
      'the wire': await wiredContract(directContract({ db: hq.db, url: hq.url }, installation)),
    },
  }
}

function directContract(headquarters: HeadquartersDatabase, { databases: { houston } }: Installation): Contract {
  const headquartersSide = directHeadquartersSide(headquarters)
  return {
    channel: directChannelSide({ id: 'houston-db', db: houston.db, url: houston.url, headquarters: headquartersSide }),
    headquarters: headquartersSide,
    facts: directHeadquartersFacts(headquarters),
    log: directHeadquartersLog(headquarters),
  }
}

/** The simulator's faults lie around a channel's side, and on the line to headquarters' database. */
async function faultyContract(installation: Installation): Promise<Contract> {
  const line = await openLine(installation.databases.hq.url)
  const db = openDatabase(line.url)
  afterFile(async () => {
    await db.close()
    await line.close()
  })
  const direct = directContract({ db, url: line.url }, installation)
  return { ...direct, channel: faultyChannelSide(direct.channel, { ...NO_FAULTS }) }
}
