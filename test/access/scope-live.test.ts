import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { RULES } from '../../src/access/rules.ts'
import { encodeCursor } from '../../src/log/cursor.ts'
import { type Filling, operationOf, type Root, rootFields } from '../support/generated-documents.ts'
import { subscribe, type TestSubscription } from '../support/http.ts'
import { leaked, secretsOf, startTwoStores, type TwoStores } from './two-stores.ts'

// Every subscription of the schema, with a token of one channel: from now on, and from a cursor before all events.

const subscriptions = rootFields().filter(({ kind }) => kind === 'Subscription')
const names = subscriptions.map(({ name }) => name)
const rootOf = (name: string) => subscriptions.find((root) => root.name === name) as Root

let tillsync: TwoStores
let operator: string
let secrets: string[]
beforeAll(async () => {
  tillsync = await startTwoStores()
  operator = await tillsync.tokenFor('OPERATOR', ['houston'])
  await tillsync.ask(
    `mutation { synchronizeOperations(input: { filter: { channel: ["sanfrancisco"] } }) { userErrors { code } } }`,
  )
  const { bulkRuns, uploadSessions } = await tillsync.ask<{
    bulkRuns: { nodes: { run: { id: string } }[] }
    uploadSessions: { nodes: { id: string }[] }
  }>(`{ bulkRuns { nodes { run { id } } } uploadSessions(channelDatabase: "sanfrancisco-db") { nodes { id } } }`)
  const ids = [...bulkRuns.nodes.map(({ run }) => run.id), ...uploadSessions.nodes.map(({ id }) => id)]
  const keys = ids.map((id) => (JSON.parse(Buffer.from(id, 'base64url').toString('utf8')) as string[]).at(-1) ?? '')
  secrets = [...tillsync.captured.filter(({ channel }) => channel !== 'houston').flatMap(secretsOf), ...keys]
})

/** A position before all events in all logs, as a token for all channels could have it. */
const FROM_THE_START = encodeCursor({ headquarters: '0', channels: { 'houston-db': '0', 'sanfrancisco-db': '0' } })

const open: TestSubscription[] = []
afterEach(async () => {
  for (const subscription of open.splice(0)) await subscription.return()
})

function watch(root: Root, token: string, after: string | null): TestSubscription {
  const filling: Filling = { depth: 3, wants: ([name]) => name === 'after' && after !== null, leaf: () => after }
  const { document, variables } = operationOf(root, filling)
  const subscription = subscribe(tillsync.url, token, document, variables)
  open.push(subscription)
  return subscription
}

/** All messages until the given text arrives; a subscription that never sends Ready is read once. */
async function toldUntil(subscription: TestSubscription, come: (text: string) => boolean): Promise<string> {
  let told = ''
  for (;;) {
    const { value, done } = await subscription.next()
    if (done) return told
    expect(value?.errors).toBeUndefined()
    const text = JSON.stringify(value?.data)
    told += text
    if (come(text) || !/"__typename":"(Snapshot|Gap|\w+(Changed|Progress|Lost|Back))"/.test(text)) return told
  }
}
const isReady = (text: string) => text.includes('"__typename":"Ready"')

describe.each(names)('%s', (name) => {
  const root = rootOf(name)
  const takesCursor = root.field.args.some((arg) => arg.name === 'after')

  test('sends a token of Houston nothing of other channels, from the start and from now', async () => {
    if (!RULES[`Subscription.${name}`]?.includes('OPERATOR')) return
    // Alerts are of the whole installation.
    if (name === 'openAlerts') {
      const { value } = await watch(root, operator, null).next()
      expect(value?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      return
    }
    for (const after of takesCursor ? [FROM_THE_START, null] : [null])
      expect(leaked(secrets, await toldUntil(watch(root, operator, after), isReady), '')).toEqual([])
  })

  test.runIf(['operationChanged', 'batchJobProgress', 'cdxSessionChanged'].includes(name))(
    'tells who may use all channels what it keeps from the others',
    async () => {
      const told = await toldUntil(watch(root, tillsync.token, FROM_THE_START), isReady)
      expect(leaked(secrets, told, '')).not.toEqual([])
    },
  )
})

test('a change in another channel is not sent, one in its own is', async () => {
  const watching = watch(rootOf('operationChanged'), operator, null)
  await toldUntil(watching, isReady)
  const other = await tillsync.create('sanfrancisco', 'Quiet')
  const shop = await tillsync.create('online', 'Silent')
  const own = await tillsync.create('houston', 'Heard')
  const told = await toldUntil(watching, (text) => text.includes(own.operationId))
  expect(leaked([other.operationId, shop.operationId, 'Quiet', 'Silent'], told, '')).toEqual([])
})

test('a subscription to a channel without access is refused', async () => {
  for (const channel of ['sanfrancisco', 'online', 'nowhere']) {
    const watching = subscribe(
      tillsync.url,
      operator,
      `subscription ($channel: [ID!]) { operationChanged(channel: $channel) { __typename } }`,
      { channel: [channel] },
    )
    open.push(watching)
    expect((await watching.next()).value?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  }
})
