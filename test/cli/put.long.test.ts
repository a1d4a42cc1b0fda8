// @module-tag long
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { runCommand } from '../support/command-line.ts'
import { type Both, erpCustomer, startBoth } from './feed-into-another.ts'

let both: Both
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-put-'))
  both = await startBoth(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const people = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ id: String(nth), customer: erpCustomer(nth) }))

async function expectEqual(count: number): Promise<void> {
  const [of, into] = [await both.customersOf(both.first), await both.customersOf(both.second)]
  expect(of.size).toBe(count)
  expect(into).toEqual(of)
}

test('the feed of one installation makes another equal to it by external id, and sent again changes nothing', async () => {
  await both.putAll(people(150))
  await both.feed()
  expect(await both.put()).toMatchObject({
    code: 0,
    stdout: '150 created, 0 updated, 0 unchanged, 0 erased, 0 refused\n',
  })
  await expectEqual(150)
  expect(await both.put()).toMatchObject({ stdout: '0 created, 0 updated, 0 unchanged, 0 erased, 0 refused\n' })
  expect(await both.put('--all')).toMatchObject({
    stdout: '0 created, 0 updated, 150 unchanged, 0 erased, 0 refused\n',
  })
})

test('parts that were removed, values that were cleared and people who were erased follow', async () => {
  const { first } = both
  const [customer, erased] = [await both.customerWith('12'), await both.customerWith('13')]
  const named = { customerId: customer.id }
  const addressId = customer.addresses.find(({ street }) => street === 'Quay 12')?.addressId
  const contactId = customer.contacts.find(({ value }) => value.startsWith('https:'))?.contactId
  const email = customer.contacts.find(({ value }) => value.includes('@'))
  const mutations = [
    ['removeCustomerAddress', 'RemoveCustomerAddressInput', { ...named, addressId }],
    ['removeCustomerContact', 'RemoveCustomerContactInput', { ...named, contactId }],
    ['removeCustomerAffiliation', 'CustomerAffiliationInput', { ...named, affiliation: 'Student' }],
    [
      'setCustomerAttributes',
      'SetCustomerAttributesInput',
      {
        ...named,
        attributes: [
          { name: 'Note', value: null },
          { name: 'Shoe size', value: '9.5' },
        ],
      },
    ],
    ['updateCustomer', 'UpdateCustomerInput', { ...named, changes: { creditMax: null, lastName: 'Changed' } }],
    [
      'setCustomerContact',
      'SetCustomerContactInput',
      { ...named, contactId: email?.contactId, contact: { type: 'EMAIL', value: email?.value, marketingOptIn: false } },
    ],
  ] as const
  for (const [field, type, input] of mutations) {
    const document = `mutation ($input: ${type}!) { done: ${field}(input: $input) { userErrors { code message } } }`
    const { done } = await first.ask<{ done: object }>(document, { input: { ...input, idempotencyKey: field } })
    expect(done).toEqual({ userErrors: [] })
  }
  await first.ask('mutation ($id: ID!) { eraseCustomer(input: { customer: $id, reason: "x" }) { __typename } }', {
    id: erased.id,
  })
  await both.feed()
  expect(await both.put()).toMatchObject({
    code: 0,
    stdout: '0 created, 1 updated, 0 unchanged, 1 erased, 0 refused\n',
  })
  await expectEqual(149)
  // Read from the beginning, nobody is created who was erased since, and nobody is as they were before.
  expect(await both.put('--all')).toMatchObject({
    stdout: '0 created, 0 updated, 149 unchanged, 0 erased, 0 refused\n',
  })
  const by = { externalId: { system: 'FIRST', id: erased.id } }
  expect(await both.second.ask('query ($by: CustomerBy!) { customer(by: $by) { id } }', { by })).toEqual({
    customer: null,
  })
})

test('a put that was killed goes on behind its last step', async () => {
  const position = join(folder, 'killed.json')
  const token = await both.second.tokenFor('ADMINISTRATOR')
  const args = ['put', '--from', both.file, '--system', 'twin', '--position', position]
  const where = ['--url', both.second.url, '--token', token]
  await both.second.ask('mutation { runCdxJob(input: { job: "1010" }) { __typename } }')
  const child = spawn(process.execPath, [join(PACKAGE_FOLDER, 'bin/tillsync.mjs'), ...args, ...where], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (!existsSync(position) && child.exitCode === null) await pause(5)
  child.kill('SIGKILL')
  await ended
  const { lines } = JSON.parse(readFileSync(position, 'utf8'))
  expect(lines).toBeGreaterThan(0)
  // The other ids of the ERP are taken here by the customers of FIRST: each line is refused, and none is told twice.
  const { code, stderr } = await runCommand(both.second, 'ADMINISTRATOR', args)
  expect(code).toBe(1)
  const told = [...stderr.matchAll(/^Line (\d+): EXTERNAL_ID_TAKEN/gm)].map(([, line]) => Number(line))
  expect(Math.min(...told)).toBeGreaterThan(lines)
  expect(new Set(told).size).toBe(told.length)
})

test('what another command left of a step, masked values and other files are not put', async () => {
  const torn = join(folder, 'torn.jsonl')
  writeFileSync(torn, '')
  const put = (file: string) => runCommand(both.second, 'ADMINISTRATOR', ['put', '--from', file, '--system', 'x'])
  const summary = '0 created, 0 updated, 0 unchanged, 0 erased, 0 refused\n'
  expect(await put(torn)).toMatchObject({ code: 0, stdout: summary })
  const [line = ''] = readFileSync(both.file, 'utf8')
    .split('\n')
    .filter((text) => text.includes('"SAVED"'))
  appendFileSync(torn, `${JSON.stringify({ ...JSON.parse(line), next: undefined })}\n{"change":"SAV`)
  expect(await put(torn)).toMatchObject({ code: 0, stdout: summary })

  const masked = join(folder, 'masked.jsonl')
  const maskedLine = JSON.parse(line)
  maskedLine.customer.masked = true
  writeFileSync(masked, `${JSON.stringify({ ...maskedLine, next: { after: 'x' } })}\n`)
  expect(await put(masked)).toMatchObject({ code: 1, stderr: expect.stringContaining('is masked') })
  const other = join(folder, 'other.csv')
  writeFileSync(other, 'a,b\n1,2\n')
  expect(await put(other)).toMatchObject({
    code: 1,
    stderr: `${other}, line 1: this is not a line that "tillsync feed" writes.\n`,
  })
})
