// @module-tag long
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Example, openExample } from './example.ts'

let example: Example
beforeAll(async () => {
  example = await openExample('automation')
})
afterAll(() => example?.remove())

const has = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('the README and the workflow run the scripts that are there, with what the scripts are told', () => {
  expect(example.lines).toEqual(['sh roll-out.sh customers.jsonl', 'node roll-out.mjs customers.jsonl'])
  const settings = ['TILLSYNC_URL', 'FEATURE', 'CHANNEL', 'TILLSYNC_TOKEN']
  expect(example.settings).toEqual(settings)
  const workflow = parse(readFileSync(join(example.folder, 'nightly.yml'), 'utf8'))
  const { env, steps } = workflow.jobs['roll-out']
  expect(Object.keys(env).sort()).toEqual([...settings].sort())
  expect(steps.at(-1).run).toBe(example.lines[0])
})

type Customer = { name: string; syncState: string; accountNumber: string | null }
async function customersOf({ ask }: Installation): Promise<Customer[]> {
  const document = '{ customers(channel: "houston", first: 100) { nodes { name syncState accountNumber } } }'
  return (await ask<{ customers: { nodes: Customer[] } }>(document)).customers.nodes
}

describe.each([
  { script: 'the shell script', nth: 0, runs: ['jq', 'curl', 'sha256sum'].every(has) },
  { script: 'the Node script', nth: 1, runs: true },
])('$script', ({ nth, runs }) => {
  test.skipIf(!runs)(
    'enables, imports, synchronizes and waits, twice without a second customer, and fails with the reasons',
    async () => {
      const installation = await startInstallation({ features: 'off' })
      const settings = {
        TILLSYNC_URL: installation.url,
        TILLSYNC_TOKEN: await installation.tokenFor('AUTOMATION'),
        FEATURE: 'ASYNC_ADDRESS_CREATE',
        CHANNEL: 'houston',
      }
      const line = example.lines[nth] ?? ''
      const run = (file: string) => example.run(line.replace('customers.jsonl', file), settings)
      for (let time = 0; time < 2; time++) {
        const done = { code: 0, stdout: 'All customers are synchronized.\n', stderr: '' }
        expect(await run('customers.jsonl')).toEqual(done)
        const customers = await customersOf(installation)
        expect(customers.map(({ name, syncState }) => [name, syncState])).toEqual([
          ['Ada Lindgren', 'SYNCED'],
          ['Contoso Bakery', 'SYNCED'],
          ['Grace Hopper', 'SYNCED'],
        ])
        for (const { accountNumber } of customers) expect(accountNumber).toMatch(/^C-/)
      }
      const plan = '{ featurePlan(feature: "ASYNC_ADDRESS_CREATE", channels: ["houston"]) { complete } }'
      expect(await installation.ask(plan)).toEqual({ featurePlan: { complete: true } })

      // One line is refused at once, and one by headquarters: an ERP has the id already, which the channel does not
      // know.
      const put = 'mutation ($input: PutCustomerInput!) { putCustomer(input: $input) { change } }'
      const input = { legalEntity: 'USRT', externalId: { system: 'ERP', id: '7' }, customer: { name: 'Of the ERP' } }
      await installation.ask(put, { input })
      const lines = [
        { name: 'No Address', email: 'no address' },
        { name: 'Second', externalIds: [{ system: 'ERP', id: '7' }] },
      ]
      writeFileSync(join(example.folder, 'bad.jsonl'), lines.map((one) => JSON.stringify(one)).join('\n'))
      const { code, stdout, stderr } = await run('bad.jsonl')
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(/It is not an e-mail address/)
      expect(stderr).toMatch(/^[\da-f-]{36}: EXTERNAL_ID_TAKEN .+/m)

      const viewer = await installation.tokenFor('VIEWER')
      const refused = await example.run(line, { ...settings, TILLSYNC_TOKEN: viewer })
      expect([refused.code, refused.stdout]).toEqual([1, ''])
      expect(refused.stderr).toMatch(/No role of this token may call/)
    },
  )
})
