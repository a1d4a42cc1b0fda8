import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { runCommand } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
let folder: string
beforeAll(async () => {
  installation = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-feed-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Line = { change: string; id?: string; customer?: { name: string; externalIds: { id: string }[] }; next?: object }
const linesOf = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const feed = (file: string) => runCommand(installation, 'ADMINISTRATOR', ['feed', '--to', file])

const PUT = `mutation ($input: PutCustomersInput!) {
  putCustomers(input: $input) { results { customer { id } userErrors { message } } userErrors { message } } }`
async function put(...names: readonly (readonly [id: string, lastName: string])[]): Promise<string[]> {
  const rows = names.map(([id, lastName]) => ({
    externalId: { system: 'erp', id },
    customer: { firstName: 'Ada', lastName },
  }))
  const { putCustomers } = await installation.ask<{ putCustomers: { results: { customer: { id: string } }[] } }>(PUT, {
    input: { legalEntity: 'USRT', customers: rows },
  })
  return putCustomers.results.map(({ customer }) => customer.id)
}

/** The customers of a feed, as one who applies its lines has them. */
function applied(lines: readonly Line[]): Map<string, string> {
  const customers = new Map<string, string>()
  for (const { id, customer } of lines)
    if (id !== undefined)
      if (customer) customers.set(id, customer.name)
      else customers.delete(id)
  return customers
}

async function customersThere(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (let after: string | null = null; ; ) {
    const page: {
      customers: { nodes: { id: string; name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
    } = await installation.ask(
      'query ($after: String) { customers(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }',
      { after },
    )
    for (const { id, name } of page.customers.nodes) all.set(id, name)
    if (!page.customers.pageInfo.hasNextPage) return all
    after = page.customers.pageInfo.endCursor
  }
}

test('feed writes all customers, and run again what has changed since, each change once', async () => {
  const file = join(folder, 'all.jsonl')
  const [first = '', second = ''] = await put(['1', 'One'], ['2', 'Two'])
  expect(await feed(file)).toMatchObject({ code: 0, stdout: '' })
  const all = linesOf(file)
  expect(all[0]).toMatchObject({ change: 'ALL_FOLLOW' })
  expect(all.at(-1)).toMatchObject({ change: 'ALL_READ', next: { after: expect.any(String) } })
  expect(applied(all)).toEqual(await customersThere())
  expect(all.find(({ id }) => id === first)).toMatchObject({
    change: 'SAVED',
    customer: { name: 'Ada One', externalIds: [{ system: 'ERP', id: '1' }] },
  })

  expect(await feed(file)).toMatchObject({ code: 0, stderr: '0 lines. Run the command again to go on.\n' })
  await put(['1', 'Changed'])
  await installation.ask(
    'mutation ($id: ID!) { eraseCustomer(input: { customer: $id, reason: "x" }) { __typename } }',
    {
      id: second,
    },
  )
  await feed(file)
  expect(linesOf(file).slice(all.length)).toMatchObject([
    { change: 'SAVED', id: first, customer: { name: 'Ada Changed' } },
    { change: 'ERASED', id: second },
  ])
  expect(applied(linesOf(file))).toEqual(await customersThere())
})

describe('what an interruption leaves', () => {
  test('of a step is cut off and written again', async () => {
    const file = join(folder, 'cut.jsonl')
    await put(['3', 'Three'])
    await feed(file)
    const whole = readFileSync(file, 'utf8')
    const lines = whole.trimEnd().split('\n')
    const without = lines.map((line) => JSON.stringify({ ...JSON.parse(line), next: undefined }))
    writeFileSync(file, `${whole}${without.slice(1).join('\n')}\n{"change":"SAV`)
    await feed(file)
    expect(readFileSync(file, 'utf8')).toBe(whole)
    // Of the very first step nothing is known: it begins again.
    writeFileSync(file, '{"change":"ALL_F')
    await feed(file)
    expect(applied(linesOf(file))).toEqual(await customersThere())
  })

  test('kills at random lose nothing and tell nothing twice', { timeout: 600_000 }, () => killed(5))
  test('a hundred kills at random do neither', { timeout: 1_800_000, tags: 'long' }, () => killed(100))
})

/** Follows changes and is killed, again and again, while customers change. */
async function killed(kills: number): Promise<void> {
  const file = join(folder, `killed-${kills}.jsonl`)
  const token = await installation.tokenFor('ADMINISTRATOR')
  const args = ['feed', '--to', file, '--follow', '--url', installation.url, '--token', token]
  for (let kill = 0; kill < kills; kill++) {
    await put(...Array.from({ length: 30 }, (_, nth) => [`k${kills}-${nth}`, `Of ${kill} and ${nth}`] as const))
    const child = spawn(process.execPath, [join(PACKAGE_FOLDER, 'bin/tillsync.mjs'), ...args], { stdio: 'ignore' })
    const ended = once(child, 'exit')
    // At any moment, also before anything was written.
    await setTimeout(100 + Math.random() * 1_500)
    child.kill('SIGKILL')
    await ended
  }
  await feed(file)
  const lines = linesOf(file)
  expect(applied(lines)).toEqual(await customersThere())
  const texts = lines.map(({ next: _, ...line }) => JSON.stringify(line))
  expect(new Set(texts).size).toBe(texts.length)
}

test('a file with other content is refused, and stays as it is', async () => {
  const file = join(folder, 'other.jsonl')
  writeFileSync(file, 'a,b\n1,2\n')
  const refusal = `${file} has other content than a feed. Give another file.\n`
  expect(await feed(file)).toMatchObject({ code: 1, stderr: refusal })
  expect(readFileSync(file, 'utf8')).toBe('a,b\n1,2\n')
})

test('a token that may not read headquarters’ customers is told so', async () => {
  const { code, stderr } = await runCommand(installation, 'VIEWER', ['feed', '--to', join(folder, 'viewer.jsonl')])
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^No role of this token may call/)])
})
