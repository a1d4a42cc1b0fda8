import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { createEndpoint } from '../../../src/headquarters/webhooks/create-endpoint.ts'
import { deleteEndpoint, setEndpoint } from '../../../src/headquarters/webhooks/set-endpoint.ts'
import { examineWebhooks } from '../../../src/start/doctor/examine-webhooks.ts'
import { headquarters } from '../../support/headquarters.ts'
import { webhookReceiver } from '../../support/webhook-receiver.ts'

const NETWORKS = ['127.0.0.1/32']

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

async function endpoint(url: string): Promise<string> {
  const given = { url, description: '', events: ['CUSTOMER_CHANGED'], format: 'STANDARD', personalData: false } as const
  const { endpoint: made, userErrors } = await createEndpoint(hq.db, SYSTEM, given, NETWORKS)
  expect(userErrors).toEqual([])
  const id = made?.id ?? ''
  onTestFinished(async () => void (await deleteEndpoint(hq.db, SYSTEM, { endpoint: id })))
  return id
}

const WORKER = { webhookNetworks: NETWORKS, roles: ['hq', 'worker'], isStore: false } as const
const said = async (config: Parameters<typeof examineWebhooks>[0] = WORKER) =>
  (await examineWebhooks(config, hq.db)).map(({ status, subject, message }) => `${status} ${subject} ${message}`)

test('an endpoint that is reached is right, and gets nothing; one that is away or not allowed is wrong', async () => {
  const [there, away] = [await webhookReceiver(), await webhookReceiver()]
  await away.away()
  await endpoint(`${there.url}/secret-path`)
  const id = await endpoint(away.url)
  const [{ host }, { host: awayHost }] = [new URL(there.url), new URL(away.url)]
  const unreached = `FAIL ${awayHost} The webhook endpoint cannot be reached from this machine.`
  expect(await said()).toEqual([
    `PASS ${host} The webhook endpoint is reached from this machine.`,
    `${unreached} The connection was refused.`,
  ])
  expect(there.got).toEqual([])
  expect(await said({ ...WORKER, webhookNetworks: [] })).toEqual([
    expect.stringMatching(`^FAIL ${host} .* by https only`),
    expect.stringMatching(`^${unreached} .* by https only`),
  ])
  await setEndpoint(hq.db, SYSTEM, { endpoint: id, enabled: false }, NETWORKS)
  expect(await said()).toHaveLength(1)
})

test('nothing is said by a process that delivers nothing', async () => {
  await endpoint((await webhookReceiver()).url)
  expect(await said({ ...WORKER, roles: ['hq'] })).toEqual([])
})
