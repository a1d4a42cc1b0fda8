import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { importFile } from '../../src/cli/import/import-file.ts'
import { openLines } from '../../src/cli/import/read-lines.ts'
import { type Connection, request } from '../../src/client/request.ts'
import { demoOrganization } from '../../src/start/demo.ts'

const FIRST_NAMES = [
  'Ada',
  'Bram',
  'Chiara',
  'Dewi',
  'Emre',
  'Femke',
  'Grace',
  'Hugo',
  'Ines',
  'Jamal',
  'Kirsten',
  'Linus',
  'Mila',
  'Noor',
]
const LAST_NAMES = [
  'Lindgren',
  'de Vries',
  'Okafor',
  'Rossi',
  'Nakamura',
  'Janssen',
  'Haddad',
  'Novak',
  'Osei',
  'Fernandes',
  'Bakker',
]
const STREETS = ['Main Street', 'Harbor Road', 'Cedar Street', 'Quarry Hill', 'Willow Bend']
const CUSTOMERS = 400
const WAVE_EVERY_MS = 5_000

type Line = { readonly [column: string]: string }

/**
 * A demo with operations of every kind: synchronized, failed for several causes, waiting at headquarters, and still at
 * the channel.
 */
export async function fillDemo(connection: Connection): Promise<void> {
  const ask = (document: string, variables = {}) => request(connection, document, variables, z.unknown())
  const run = (job: string) => ask(`mutation { runCdxJob(input: { job: "${job}" }) { userErrors { message } } }`)
  await ask(
    'mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL ' +
      '}) { userErrors { message } } }',
  )
  await ask('mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { message } } }')
  const [entity] = demoOrganization().legalEntities
  await ask(
    'mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }',
    { input: { legalEntities: [{ ...entity, conflictPolicies: [{ fieldGroup: 'CONTACT', policy: 'MANUAL' }] }] } },
  )
  for (const job of ['1110', '1070', '1010']) await run(job)
  await ask('mutation { flushChannelCache { userErrors { message } } }')
  const synchronize = () => ask('mutation { synchronizeCustomersAndChannelRequests { userErrors { message } } }')
  // In waves over two minutes, so that the throughput varies.
  for (let n = 0, wave = 0; n < CUSTOMERS; wave++) {
    const size = Math.min(CUSTOMERS - n, Math.round(6 + 26 * Math.sin(wave / 4) ** 2))
    await capture(
      connection,
      Array.from({ length: size }, (_, nth) => customer(n + nth)),
    )
    n += size
    await run('P-0001')
    await synchronize()
    await run('1010')
    await pause(WAVE_EVERY_MS)
  }
  await editOnBothSides(connection)
  await run('P-0001')
  await synchronize()
  await capture(
    connection,
    Array.from({ length: 24 }, (_, n) => customer(CUSTOMERS + n * 29)),
  )
  await run('P-0001')
  await capture(
    connection,
    Array.from({ length: 9 }, (_, n) => customer(CUSTOMERS + 1 + n * 29)),
  )
}

/** Headquarters changes an e-mail address, and so does a till that does not know of the change: a conflict. */
async function editOnBothSides(connection: Connection): Promise<void> {
  const { customers } = await request(
    connection,
    '{ customers(channel: "houston", filter: { name: "Ada" }, first: 1) { nodes { id } } }',
    {},
    z.object({ customers: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
  )
  const edit = (channel: string | null, email: string, phone: string) =>
    request(
      connection,
      'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { message } } }',
      { input: { channel, customerId: customers.nodes[0]?.id, idempotencyKey: email, changes: { email, phone } } },
      z.unknown(),
    )
  await edit(null, 'ada@lindgren.example', '713 555 0100')
  await edit('houston', 'ada.lindgren@example.com', '713 555 0199')
}

function customer(n: number): Line {
  const first = pick(FIRST_NAMES, n)
  const last = pick(LAST_NAMES, n * 7)
  const email = `${first}.${last.replaceAll(' ', '')}${n}@example.com`.toLowerCase()
  return {
    'Given name': first,
    Surname: last,
    'E-mail address': n % 23 === 4 ? email.replace('@', ' at ') : email,
    Telephone: `713 555 ${String(n).padStart(4, '0')}`,
    Street: `${n + 1} ${pick(STREETS, n * 3)}`,
    Town: 'Houston',
    Country: n % 67 === 12 ? 'Atlantis' : 'USA',
    Currency: n % 131 === 30 ? 'DUCAT' : 'USD',
  }
}

function pick(from: readonly string[], n: number): string {
  return from[n % from.length] ?? ''
}

async function capture(connection: Connection, lines: readonly Line[]): Promise<void> {
  const file = join(tmpdir(), `tillsync-screens-${process.pid}.csv`)
  await writeFile(file, stringify([...lines], { header: true }))
  await importFile({
    connection,
    reader: await openLines(file, { map: {} }),
    channel: 'houston',
    onProgress: () => {},
    onRefused: async ({ line }) => console.warn(`line ${line} was refused`),
  })
  await rm(file)
}
