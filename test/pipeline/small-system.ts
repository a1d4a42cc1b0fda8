import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, inject } from 'vitest'
import { postgres } from '../../src/db/driver-guard.ts'
import { demoOrganization } from '../../src/start/demo.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { atChannel, emptyWorld, FIELD, PLACES, type Place, steps, type World } from './small-system-model.ts'

type Part = 'hq' | Place
export type Command =
  | { do: 'create' | 'upload' | 'download'; place: Place }
  | { do: 'edit'; place: Place; nth: number }
  | { do: 'synchronize' | 'travel' }
  | { do: 'backUp' | 'restore'; part: Part }

const place = fc.constantFrom(...PLACES)
const part = fc.constantFrom<Part[]>('hq', ...PLACES)
const oneOf = <const T extends string>(name: T) => fc.constant(name)
const record = <const T extends object>(model: { [key in keyof T]: fc.Arbitrary<T[key]> }) =>
  fc.record(model, { noNullPrototype: true })
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: record({ do: oneOf('create'), place }) },
  { weight: 5, arbitrary: record({ do: oneOf('edit'), place, nth: fc.nat(20) }) },
  { weight: 2, arbitrary: record({ do: oneOf('upload'), place }) },
  { weight: 2, arbitrary: record({ do: oneOf('synchronize') }) },
  { weight: 2, arbitrary: record({ do: oneOf('download'), place }) },
  { weight: 2, arbitrary: record({ do: oneOf('travel') }) },
  { weight: 2, arbitrary: record({ do: oneOf('backUp'), part }) },
  { weight: 2, arbitrary: record({ do: oneOf('restore'), part }) },
)
export const story = fc.array(command, { minLength: 8, maxLength: 25 })

type Errors = { code: string; message: string }[]
type Listed = { id: string; name: string; accountNumber: string | null; phone: string | null; email: string | null }

/**
 * The demo, where all channels share their address books, Houston creates asynchronously and both edit asynchronously.
 */
export async function startSmallSystem(): Promise<Installation> {
  const tillsync = await startInstallation()
  const { channels } = demoOrganization()
  const books = [...new Set(channels.flatMap(({ addressBooks }) => addressBooks))]
  const input = { channels: channels.map((channel) => ({ ...channel, addressBooks: books })) }
  for (const [name, document, variables] of [
    [
      'setUpOrganization',
      `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code message } } }`,
      { input },
    ],
    [
      'enableFeature',
      `mutation { enableFeature(input: { feature: "ASYNC_EDIT" }) { userErrors { code message } } }`,
      {},
    ],
  ] as const) {
    const answer = await tillsync.ask<{ [name: string]: { userErrors: Errors } }>(document, variables)
    expect(answer[name]?.userErrors).toEqual([])
  }
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache(input: {}) { userErrors { code } } }`)
  return tillsync
}

/** Lives a story in the installation and in the model. At its end everything has travelled, and all sides are equal. */
export async function live(tillsync: Installation, commands: readonly Command[]): Promise<void> {
  const { ask } = tillsync
  const world = emptyWorld()
  const story = randomUUID().slice(0, 8)
  const backups = new Map<Part, World[Part]>()
  /** The account numbers that a till has shown. */
  const shown = new Map<string, string>()
  let nth = 0

  async function create(at: Place): Promise<void> {
    const operation = { nth: ++nth, place: at, name: `C${story} N${nth}`, value: null }
    const [firstName, lastName] = operation.name.split(' ')
    const { createCustomer } = await ask<{ createCustomer: { route: string; userErrors: Errors } }>(
      `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { route userErrors { code message } } }`,
      { input: { channel: at, idempotencyKey: randomUUID(), customer: { firstName, lastName } } },
    )
    expect(createCustomer).toEqual({ route: at === 'houston' ? 'ASYNC' : 'REALTIME', userErrors: [] })
    if (at === 'houston') steps.capture(world, operation)
    else steps.createNow(world, operation)
  }

  async function edit(at: Place, which: number): Promise<void> {
    const names = [...atChannel(world, at).keys()].sort()
    const name = names[which % names.length]
    if (name === undefined) return
    const value = at === 'houston' ? `555 ${++nth}` : `v${++nth}@example.com`
    const customer = (await list(at)).find((each) => each.name === name)
    const { updateCustomer } = await ask<{ updateCustomer: { route: string; userErrors: Errors } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route userErrors { code message } } }`,
      {
        input: { channel: at, customerId: customer?.id, idempotencyKey: randomUUID(), changes: { [FIELD[at]]: value } },
      },
    )
    expect(updateCustomer).toEqual({ route: 'ASYNC', userErrors: [] })
    steps.capture(world, { nth, place: at, name, value })
  }

  /** This story's customers at headquarters or as a till shows them. */
  async function list(at: Part): Promise<Listed[]> {
    const { customers } = await ask<{ customers: { nodes: Listed[] } }>(
      `query ($channel: ID, $name: String) {
        customers(channel: $channel, filter: { name: $name }, first: 100) { nodes { id name accountNumber phone email } }
      }`,
      { channel: at === 'hq' ? null : at, name: `C${story}` },
    )
    return customers.nodes
  }

  async function run(each: Command): Promise<void> {
    switch (each.do) {
      case 'create':
        return create(each.place)
      case 'edit':
        return edit(each.place, each.nth)
      case 'upload':
      case 'download':
        steps[each.do](world, each.place)
        await tillsync.runJob(each.do === 'upload' ? 'P-0001' : '1010', `${each.place}-db`)
        return each.do === 'download' ? compareAt(each.place) : undefined
      case 'synchronize':
        steps.synchronize(world)
        await tillsync.synchronize()
        return
      case 'travel':
        steps.travel(world)
        await tillsync.travel()
        return compareAll()
      case 'backUp':
        backups.set(each.part, structuredClone(world[each.part]))
        return copyDatabase(tillsync, each.part, 'to')
      case 'restore':
        if (!backups.has(each.part)) return
        return restore(each.part)
    }
  }

  async function restore(which: Part): Promise<void> {
    await copyDatabase(tillsync, which, 'from')
    if (which === 'hq') {
      steps.restoreHeadquarters(world, backups.get('hq') as World['hq'])
      const { recoverHeadquarters } = await ask<{
        recoverHeadquarters: { run: { status: string } | null; userErrors: Errors }
      }>(
        `mutation { recoverHeadquarters(input: { reason: "Restored." }) { run { status } userErrors { code message } } }`,
      )
      const codes = recoverHeadquarters.userErrors.map(({ code }) => code)
      // Headquarters may have everything that the channel databases have seen of it.
      expect([[], ['HEADQUARTERS_NOT_REWOUND']]).toContainEqual(codes)
      await decide()
    } else {
      steps.restoreChannel(world, which, backups.get(which) as World[Place])
      await acceptIfRewound(tillsync, which)
    }
    await tillsync.travel()
    await compareAll()
    // What an older copy of another part lacks is another story's: each backup is of its own moment.
  }

  /** A person takes from the channels what only they have, and synchronizes what failed without it. */
  async function decide(): Promise<void> {
    const { restoreCustomers } = await ask<{ restoreCustomers: { left: number; userErrors: Errors } }>(
      `mutation { restoreCustomers(input: { reason: "Restored." }) { left userErrors { code message } } }`,
    )
    expect(restoreCustomers).toEqual({ left: 0, userErrors: [] })
    const { operations } = await ask<{ operations: { nodes: { id: string }[] } }>(
      `{ operations(filter: { status: [FAILED] }, orderBy: CAPTURED_AT_ASC, first: 100) { nodes { id } } }`,
    )
    for (const { id } of operations.nodes) {
      const { synchronizeOperation } = await ask<{ synchronizeOperation: { userErrors: Errors } }>(
        `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id }) { userErrors { code message } } }`,
        { id },
      )
      expect(synchronizeOperation.userErrors).toEqual([])
    }
  }

  async function compareAll(): Promise<void> {
    expect(contentOf(await list('hq'))).toEqual(contentOf(customersOf(world.hq.customers)))
    for (const at of PLACES) await compareAt(at)
  }

  /** A till shows the customers of the model, and no account number has changed hands. */
  async function compareAt(at: Place): Promise<void> {
    const listed = await list(at)
    expect(contentOf(listed)).toEqual(contentOf(customersOf(atChannel(world, at))))
    const known = new Set(
      [world.hq.customers, ...PLACES.map((each) => world[each].copy)].flatMap((some) => [...some.keys()]),
    )
    for (const name of shown.values())
      if (!known.has(name)) for (const [account, owner] of shown) if (owner === name) shown.delete(account)
    for (const { name, accountNumber } of listed) {
      if (accountNumber === null) continue
      expect(shown.get(accountNumber) ?? name).toBe(name)
      for (const [account, owner] of shown) if (owner === name) expect(account).toBe(accountNumber)
      shown.set(accountNumber, name)
    }
  }

  for (const each of commands) await run(each)
  await run({ do: 'travel' })
  const { reconcile } = await ask<{ reconcile: { places: { whyNotCompared: string | null; differences: number }[] } }>(
    `mutation { reconcile { places { whyNotCompared differences } } }`,
  )
  expect(reconcile.places).toEqual(reconcile.places.map(() => ({ whyNotCompared: null, differences: 0 })))
}

const customersOf = (customers: World['hq']['customers']) =>
  [...customers].map(([name, { phone, email }]) => ({ name, phone: phone[1], email: email[1] }))
const contentOf = (customers: readonly Pick<Listed, 'name' | 'phone' | 'email'>[]) =>
  customers.map(({ name, phone, email }) => `${name} ${phone} ${email}`).sort()

/** P-0001 tells whether the channel database lacks what headquarters has received; then it is accepted. */
async function acceptIfRewound({ ask, databases }: Installation, at: Place): Promise<void> {
  // It was away for a while: otherwise it would count as a clone of itself.
  await databases.hq.db.execute(sql`update channel_database_contact set contact_at = now() - interval '5 minutes'`)
  const channelDatabase = `${at}-db`
  const { runCdxJob } = await ask<{ runCdxJob: { userErrors: Errors } }>(
    `mutation ($input: RunCdxJobInput!) { runCdxJob(input: $input) { userErrors { code message } } }`,
    { input: { job: 'P-0001', channelDatabase } },
  )
  if (runCdxJob.userErrors.length === 0) return
  expect(runCdxJob.userErrors).toMatchObject([{ code: 'CHANNEL_DATABASE_REWOUND' }])
  const { acceptChannelDatabase } = await ask<{ acceptChannelDatabase: { userErrors: Errors } }>(
    `mutation ($input: AcceptChannelDatabaseInput!) { acceptChannelDatabase(input: $input) { userErrors { code message } } }`,
    { input: { channelDatabase, reason: 'Restored.' } },
  )
  expect(acceptChannelDatabase.userErrors).toEqual([])
}

/** Copies a database beside itself, or puts that copy in its place, while the program goes on. */
async function copyDatabase({ databases, ask }: Installation, which: Part, direction: 'to' | 'from'): Promise<void> {
  const { name } = databases[which]
  const copy = `${name}_copy`
  const [from, to] = direction === 'to' ? [name, copy] : [copy, name]
  const client = postgres(inject('serverUrl'), { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    if (direction === 'to') await client.unsafe(`alter database "${name}" allow_connections false`)
    await client.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`)
    await client.unsafe(`drop database if exists "${to}" with (force)`)
    for (let attempt = 1; ; attempt++)
      try {
        await client.unsafe(`create database "${to}" template "${from}" strategy file_copy`)
        break
      } catch (error) {
        if (attempt === 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    if (direction === 'to') await client.unsafe(`alter database "${name}" allow_connections true`)
  } finally {
    await client.end()
  }
  const answers = () =>
    ask(`query ($channel: ID) { customers(channel: $channel, first: 1) { nodes { id } } }`, {
      channel: which === 'hq' ? null : which,
    })
  await expect
    .poll(
      () =>
        answers().then(
          () => true,
          () => false,
        ),
      { timeout: 120_000, interval: 20 },
    )
    .toBe(true)
}
