import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildSchema, parse, validate } from 'graphql'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { fileStore } from '../../../src/client/till/files.ts'
import {
  type CaptureStore,
  memoryStore,
  openTillQueue,
  TILL_DOCUMENTS,
  type TillQueue,
} from '../../../src/client/till/index.ts'
import type { TillQueueOptions } from '../../../src/client/till/queue-options.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let tillsync: Installation
let token: string
beforeAll(async () => {
  tillsync = await startInstallation()
  token = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
})

async function openQueue(options: Partial<TillQueueOptions> = {}): Promise<TillQueue> {
  const queue = await openTillQueue({
    url: `${tillsync.url}/graphql`,
    channel: 'houston',
    token: () => token,
    store: memoryStore(),
    backOff: { shortest: 20, longest: 200 },
    lookEvery: 50,
    ...options,
  })
  onTestFinished(() => queue.close())
  return queue
}

/** Waits until what the queue shows is as expected. */
function shows(queue: TillQueue, expected: (state: ReturnType<TillQueue['state']>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!expected(queue.state())) return
      stop()
      resolve()
    }
    const stop = queue.subscribe(look)
    look()
  })
}
const statuses = (queue: TillQueue) => queue.state().captures.map(({ status }) => status)
const showsStatuses = (queue: TillQueue, ...expected: string[]) =>
  shows(queue, ({ captures }) => captures.map(({ status }) => status).join() === expected.join())
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'tillsync-till-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** A server that answers as told, one request after the other, and with the last answer from then on. */
async function serverWith(...answers: object[]): Promise<{ url: string; inputs: Record<string, unknown>[] }> {
  const inputs: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    inputs.push(JSON.parse(text).variables.input)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, inputs }
}
const failure = (code: string, retryAfter?: number) => ({
  errors: [{ message: 'No.', extensions: { code, retryAfter } }],
})
const sent = (given: object = {}) => ({
  data: { sent: { customer: null, operation: { operationId: 'id' }, warnings: [], userErrors: [], ...given } },
})
const refusedWith = (code: string) => sent({ operation: null, userErrors: [{ code, field: null, message: 'No.' }] })

test('an edit of a customer who is Pending sync waits for the account number where it cannot be captured', async () => {
  const queue = await openQueue()
  const { customerId } = await queue.createCustomer({ name: 'Ada Waits', email: 'ada@waits.example' })
  await queue.capture('updateCustomer', customerId, { changes: { phone: '713 555 0100' } })
  await queue.createCustomer({ name: 'Bob Waits' })
  await showsStatuses(queue, 'ACCEPTED', 'KEPT', 'ACCEPTED')
  expect(queue.state().captures[0]).toMatchObject({ operationId: expect.any(String), input: null, accountNumber: null })
  await tillsync.travel()
  await showsStatuses(queue, 'SETTLED', 'SETTLED', 'SETTLED')
  const { captures } = queue.state()
  expect(captures[1]?.accountNumber).toMatch(/^C-/)
  expect(captures[1]?.accountNumber).toBe(captures[0]?.accountNumber)
})

test('what headquarters refuses later stays accepted, and is shown as failed', async () => {
  await tillsync.ask(`mutation { putCustomer(input: { legalEntity: "USRT", externalId: { system: "ERP", id: "1" },
    customer: { name: "Of the ERP" } }) { change } }`)
  const queue = await openQueue()
  await queue.createCustomer({ name: 'Ida Fails', externalIds: [{ system: 'ERP', id: '1' }] })
  await showsStatuses(queue, 'ACCEPTED')
  await tillsync.travel()
  await shows(queue, ({ captures }) => captures[0]?.failed === true)
  expect(statuses(queue)).toEqual(['ACCEPTED'])
})

describe.each([
  { answer: failure('RATE_LIMITED'), does: 'sends it again' },
  { answer: failure('INTERNAL_SERVER_ERROR'), does: 'sends it again' },
  { answer: failure('CHANNEL_DATABASE_UNAVAILABLE'), does: 'sends it again' },
  { answer: { not: 'GraphQL' }, does: 'sends it again' },
  { answer: refusedWith('IDEMPOTENCY_KEY_IN_PROGRESS'), does: 'sends it again' },
  { answer: refusedWith('HEADQUARTERS_UNREACHABLE'), does: 'sends it again' },
  { answer: failure('BAD_USER_INPUT'), does: 'waits for a person' },
  { answer: refusedWith('CUSTOMER_ID_TAKEN'), does: 'waits for a person' },
])('after the answer $answer', ({ answer, does }) => {
  test(`the queue ${does}`, async () => {
    const { url, inputs } = await serverWith(answer, sent())
    const queue = await openQueue({ url, lookEvery: 60_000 })
    await queue.createCustomer({ name: 'Ada' })
    if (does === 'sends it again') {
      await showsStatuses(queue, 'ACCEPTED')
      expect(inputs).toHaveLength(2)
      expect(inputs[1]).toEqual(inputs[0])
    } else {
      await showsStatuses(queue, 'REFUSED')
      expect(inputs).toHaveLength(1)
      const [capture] = queue.state().captures
      await queue.correct(capture?.number ?? 0, { customer: { name: 'Grace' } })
      await showsStatuses(queue, 'ACCEPTED')
      expect(inputs[1]).toMatchObject({ customerId: inputs[0]?.customerId, customer: { name: 'Grace' } })
      expect(inputs[1]?.idempotencyKey).not.toBe(inputs[0]?.idempotencyKey)
    }
  })
})

describe.each([
  { tries: 'for which no server answers', answer: failure('RATE_LIMITED'), shown: ['SENDING', 'KEPT', 'SENDING'] },
  {
    tries: 'of a customer whose captures cannot be taken yet',
    answer: refusedWith('IDEMPOTENCY_KEY_IN_PROGRESS'),
    shown: ['SENDING', 'KEPT', 'SENDING', 'KEPT', 'SENDING', 'KEPT', 'SENDING'],
  },
])('a capture $tries', ({ answer, shown }) => {
  test('is shown as kept between the attempts, and while attempts may be in vain', async () => {
    const { url, inputs } = await serverWith(answer, answer, answer, sent())
    const queue = await openQueue({ url, lookEvery: 60_000 })
    const seen: string[] = []
    onTestFinished(
      queue.subscribe(() => {
        const [status] = statuses(queue)
        if (status !== undefined && status !== seen.at(-1)) seen.push(status)
      }),
    )
    await queue.createCustomer({ name: 'Ada' })
    await showsStatuses(queue, 'ACCEPTED')
    expect(inputs).toHaveLength(4)
    expect(seen.slice(seen[0] === 'KEPT' ? 1 : 0)).toEqual([...shown, 'ACCEPTED'])
  })
})

test('an expired token is replaced by another one; without one the queue pauses until it is told', async () => {
  const { url, inputs } = await serverWith(failure('UNAUTHENTICATED'), sent(), failure('UNAUTHENTICATED'))
  const asked: boolean[] = []
  const tokens: (string | null)[] = ['old', 'new', 'new', null, null]
  const queue = await openQueue({
    url,
    lookEvery: 60_000,
    token: (refused) => {
      asked.push(refused)
      return tokens.shift() ?? null
    },
  })
  await queue.createCustomer({ name: 'Ada' })
  await showsStatuses(queue, 'ACCEPTED')
  await queue.createCustomer({ name: 'Bob' })
  await shows(queue, ({ paused }) => paused?.reason === 'NO_TOKEN')
  expect(statuses(queue)).toEqual(['ACCEPTED', 'KEPT'])
  expect(asked).toEqual([false, true, false, true])
  expect(inputs).toHaveLength(3)
})

test('a server that does not answer in time counts as away, and what was sent is kept', async () => {
  const silent = createServer(() => {})
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/graphql`
  const queue = await openQueue({ url, answerWithin: 50 })
  await queue.createCustomer({ name: 'Ada' })
  await shows(queue, ({ paused }) => paused?.reason === 'AWAY')
  expect(statuses(queue)).toEqual(['KEPT'])
})

test('a document of the queue fits the API', async () => {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  for (const document of TILL_DOCUMENTS) expect(validate(schema, parse(document))).toEqual([])
})

describe('files', () => {
  const nothing = { url: 'http://127.0.0.1:9/graphql' }
  const reopened = async (store: CaptureStore) => (await store.read()).map(({ number: _, ...capture }) => capture)

  test('keep captures in order until they are removed, and only for this user', async () => {
    const path = join(await folder(), 'till')
    const queue = await openQueue({ ...nothing, store: await fileStore(path) })
    for (const name of ['Ada', 'Bob', 'Eve']) await queue.createCustomer({ name })
    const kept = await reopened(await fileStore(path))
    expect(kept.map(({ input }) => input)).toEqual(['Ada', 'Bob', 'Eve'].map((name) => ({ customer: { name } })))
  })

  test('that two programs keep at the same moment have numbers of their own', async () => {
    const path = await folder()
    const stores = await Promise.all([fileStore(path), fileStore(path)])
    const queues = await Promise.all(stores.map((store) => openQueue({ ...nothing, store })))
    await Promise.all(Array.from({ length: 20 }, (_, n) => queues[n % 2]?.createCustomer({ name: `Ada ${n}` })))
    expect(await reopened(await fileStore(path))).toHaveLength(20)
  })

  test('are sent from by one program at a time, and by the next one when it has ended', async () => {
    const path = await folder()
    const first = await openQueue({ ...nothing, store: await fileStore(path) })
    await shows(first, ({ sends }) => sends)
    const second = await openQueue({ store: await fileStore(path) })
    await second.createCustomer({ name: 'Ada Files' })
    expect(second.state().sends).toBe(false)
    await first.close()
    await showsStatuses(second, 'ACCEPTED')
    // Of a program that was killed.
    await second.close()
    await writeFile(join(path, 'sending'), '999999999')
    const third = await openQueue({ store: await fileStore(path) })
    await shows(third, ({ sends }) => sends)
  })

  test('that cannot be written or read are told at once', async () => {
    const path = await folder()
    const store = await fileStore(path)
    const queue = await openQueue({ ...nothing, store })
    await shows(queue, ({ sends }) => sends)
    await rm(path, { recursive: true })
    await expect(queue.createCustomer({ name: 'Ada' })).rejects.toThrow(/Nothing was captured: .+ENOENT/)
    const other = await folder()
    await writeFile(join(other, '0000000000000001.json'), '{')
    await expect((await fileStore(other)).read()).rejects.toThrow(/0000000000000001.json is damaged/)
  })

  test('bring everything through a program that is killed while it captures and sends', async () => {
    const path = await folder()
    const program = join(path, 'till.mjs')
    await build({
      stdin: {
        contents: `
          import { openTillQueue } from './src/client/till/index.ts'
          import { fileStore } from './src/client/till/files.ts'
          const [folder, url, token, round] = process.argv.slice(2)
          const queue = await openTillQueue({ url, channel: 'houston', token: () => token, store: await fileStore(folder) })
          for (let n = 1; n <= 5; n++) {
            await queue.createCustomer({ name: 'Killed ' + round + '-' + n })
            console.log('kept')
          }`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: program,
    })
    const captures = join(path, 'captures')
    let kept = 0
    for (const round of ['a', 'b', 'c']) {
      const child: ChildProcess = spawn(
        process.execPath,
        [program, captures, `${tillsync.url}/graphql`, token, round],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      let keptNow = 0
      for await (const chunk of child.stdout ?? []) {
        keptNow += String(chunk).split('kept').length - 1
        // A busy machine brings several at once.
        if (keptNow >= 3) break
      }
      kept += keptNow
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    const queue = await openQueue({ store: await fileStore(captures) })
    await shows(queue, ({ captures: all }) => all.length >= kept && all.every(({ status }) => status !== 'KEPT'))
    await tillsync.travel()
    await shows(queue, ({ captures: all }) => all.every(({ status }) => status === 'SETTLED'))
    const document = '{ customers(channel: "houston", first: 50, filter: { search: "Killed" }) { nodes { name } } }'
    const found = await tillsync.ask<{ customers: { nodes: { name: string }[] } }>(document)
    const names = found.customers.nodes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(queue.state().captures.length)
    expect((await readdir(captures)).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})

describe('the queue of a register', () => {
  const tokenOf = (register: string) => tillsync.tokenFor('CHANNEL_DEVICE', ['houston'], register)
  const seen = async (key: string) => {
    const { channel } = await tillsync.ask<{
      channel: { registers: { key: string; version: string; waitingCaptures: number }[] }
    }>('{ channel(key: "houston") { registers { key version waitingCaptures oldestWaitingAt } } }')
    return channel.registers.find((one) => one.key === key)
  }
  const change = (mutation: string, type: string, input: object) =>
    tillsync.ask(`mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code } } }`, { input })
  const reported = (given: object = {}) => ({
    data: {
      reportRegister: { paused: false, offlineCustomerCreateDisabled: false, userErrors: [], ...given },
    },
  })

  test('reports before it sends, and sends nothing while an operator has paused the register', async () => {
    const bound = await tokenOf('7')
    const first = await openQueue({ token: () => bound, register: { version: '3.1' } })
    await shows(first, ({ register }) => register?.reportedAt != null)
    await first.close()
    expect(await seen('7')).toMatchObject({ version: '3.1', waitingCaptures: 0 })
    await change('pauseRegister', 'PauseRegisterInput!', { channel: 'houston', register: '7', reason: 'It is moved.' })
    const queue = await openQueue({ token: () => bound, register: { version: '3.1', reportEvery: 50 } })
    await shows(queue, ({ paused }) => paused?.reason === 'REGISTER_PAUSED')
    await queue.createCustomer({ name: 'Ada Paused' })
    await queue.createCustomer({ name: 'Bob Paused' })
    const before = queue.state().register?.reportedAt
    await shows(queue, ({ register }) => register?.reportedAt !== before)
    const again = queue.state().register?.reportedAt
    await shows(queue, ({ register }) => register?.reportedAt !== again)
    expect(statuses(queue)).toEqual(['KEPT', 'KEPT'])
    expect(await seen('7')).toMatchObject({ waitingCaptures: 2, oldestWaitingAt: expect.any(String) })
    await change('resumeRegister', 'RegisterInput!', { channel: 'houston', register: '7' })
    await showsStatuses(queue, 'ACCEPTED', 'ACCEPTED')
    expect(queue.state().paused).toBeNull()
  })

  test('reports again as soon as the network is back, before it sends', async () => {
    const { url, inputs } = await serverWith(failure('RATE_LIMITED'), reported(), sent())
    const queue = await openQueue({ url, lookEvery: 60_000, register: { version: '1' } })
    await queue.createCustomer({ name: 'Ada' })
    await showsStatuses(queue, 'ACCEPTED')
    expect(inputs.slice(0, 3).map((input) => 'version' in input)).toEqual([true, true, false])
  })

  test.each([
    { what: 'a token without a register', answer: reported({ userErrors: [{ message: 'No register.' }] }) },
    { what: 'an older server', answer: failure('GRAPHQL_VALIDATION_FAILED') },
    { what: 'a token without the right', answer: failure('FORBIDDEN') },
  ])('sends all the same when the report is refused: $what', async ({ answer }) => {
    const { url } = await serverWith(answer, sent())
    const queue = await openQueue({ url, lookEvery: 60_000, register: { version: '1' } })
    await queue.createCustomer({ name: 'Ada' })
    await showsStatuses(queue, 'ACCEPTED')
    expect(queue.state().register?.message).toMatch(/^No/)
  })

  test('creates no customer offline where the channel filters shared customer tables, and edits go on', async () => {
    const { url } = await serverWith(reported({ offlineCustomerCreateDisabled: true }), failure('RATE_LIMITED'))
    const queue = await openQueue({ url, lookEvery: 60_000, register: { version: '1' } })
    await shows(queue, ({ register }) => register?.offlineCustomerCreateDisabled === true)
    await queue.createCustomer({ name: 'Ada Online' })
    await shows(queue, ({ paused }) => paused?.reason === 'AWAY')
    await expect(queue.createCustomer({ name: 'Bob Offline' })).rejects.toMatchObject({
      code: 'OFFLINE_CUSTOMER_CREATE_DISABLED',
    })
    await queue.capture('updateCustomer', 'id', { changes: { phone: '713 555 0100' } })
    expect(queue.state().captures.map(({ mutation }) => mutation)).toEqual(['createCustomer', 'updateCustomer'])
  })
})
