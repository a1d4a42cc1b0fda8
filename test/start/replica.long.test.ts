// @module-tag long
import { beforeAll, describe, expect, it } from 'vitest'
import { openClient } from '../../src/db/open-client.ts'
import { applicationUrl, makeApplicationUser } from '../../src/db/roles.ts'
import { afterFile } from '../support/after-file.ts'
import { type GraphqlAnswer, graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { startOwnHeadquarters } from '../support/own-headquarters.ts'
import { startStandby } from '../support/standby.ts'

const COUNTS = '{ operationCounts { status count } }'
const CREATE = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }`

let installation: Installation
let primary: Awaited<ReturnType<typeof startOwnHeadquarters>>
let standby: Awaited<ReturnType<typeof startStandby>>

beforeAll(async () => {
  primary = await startOwnHeadquarters()
  afterFile(primary.stop)
  await makeApplicationUser(primary.server.url('postgres'))
  standby = await startStandby(primary.server)
  afterFile(standby.stop)
  installation = await startInstallation({
    hq: primary.database,
    settings: { READ_HQ_DATABASE_URL: applicationUrl(standby.server.url('headquarters')) },
  })
}, 600_000)

/** The last statement of each session of the program at a server. */
async function askedOf(url: string): Promise<string[]> {
  const { client, close } = openClient(url, { max: 1, connectTimeout: 10_000, statementTimeout: 10_000 })
  try {
    const rows = await client<{ query: string }[]>`
      select query from pg_stat_activity where application_name like 'tillsync %' and datname = 'headquarters'`
    return rows.map(({ query }) => query)
  } finally {
    await close(1)
  }
}

const ask = (document: string, readAfter?: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer> =>
  graphqlRequest(
    installation.url,
    installation.token,
    document,
    variables,
    readAfter === undefined ? {} : { 'x-read-after': readAfter },
  )
const asOf = ({ extensions }: GraphqlAnswer) => (extensions?.replica as { asOf: string } | undefined)?.asOf

async function until(readAfter: string, isSo: (answer: GraphqlAnswer) => boolean): Promise<GraphqlAnswer> {
  for (;;) {
    const answer = await ask(COUNTS, readAfter)
    expect(answer.errors).toBeUndefined()
    if (isSo(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const byReplica = (answer: GraphqlAnswer) => asOf(answer) !== undefined
const byPrimary = (answer: GraphqlAnswer) => asOf(answer) === undefined

describe('a replica of headquarters', { timeout: 600_000 }, () => {
  it('answers a list for a client that takes an older answer, and says of when it is', async () => {
    const answer = await until('none', byReplica)
    expect(Date.now() - Date.parse(asOf(answer) ?? '')).toBeLessThan(60_000)
    expect(await askedOf(standby.server.url('headquarters'))).toContainEqual(expect.stringContaining('operations.'))
    expect(answer.data).toEqual((await ask(COUNTS)).data)
  })

  it('answers nobody who does not ask for it, nothing but lists, and no snapshot before a subscription', async () => {
    await until('none', byReplica)
    expect(asOf(await ask(COUNTS))).toBeUndefined()
    expect(asOf(await ask('{ operationCounts { status } serverInfo { version } }', 'none'))).toBeUndefined()
    expect(asOf(await ask('{ ...Counts } fragment Counts on Query { operationCounts { status } }', 'none'))).toBe(
      undefined,
    )
    const events = installation.watch('subscription { dashboardStats { __typename } }')
    expect((await events.next()).value?.extensions?.replica).toBeUndefined()
    await events.return()
    const wrong = await ask(COUNTS, 'yesterday')
    expect(wrong.errors).toMatchObject([
      { message: expect.stringContaining('x-written-at'), extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('does not answer just after one’s own save, until it has it', async () => {
    await until('none', byReplica)
    await stopReplay(true)
    const saved = await ask(
      'mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { userErrors { code } } }',
      undefined,
      {
        input: { schedule: 'default-customers', active: false, recurrence: 'EVERY 7 SECONDS' },
      },
    )
    const written = saved.headers.get('x-written-at') ?? ''
    expect(Date.parse(written)).not.toBeNaN()
    expect(asOf(await ask(COUNTS, written))).toBeUndefined()
    await stopReplay(false)
    const answer = await until(written, byReplica)
    expect(Date.parse(asOf(answer) ?? '')).toBeGreaterThan(Date.parse(written))
  })

  it('is left alone while it is too old, and while it is away: the primary answers', async () => {
    await stopReplay(true)
    await ask(CREATE, undefined, {
      input: { channel: 'houston', idempotencyKey: 'away', customer: { firstName: 'Any', lastName: 'One' } },
    })
    await installation.runJob('P-0001')
    const answer = await until('none', byPrimary)
    expect(answer.data?.operationCounts).toEqual([{ status: 'UPLOADED', count: 1 }])
    await stopReplay(false)
    await until('none', byReplica)
    await standby.server.kill()
    // What is still taken for fresh is read at the primary, too.
    for (let nth = 0; nth < 20; nth++) expect((await ask(COUNTS, 'none')).errors).toBeUndefined()
    await until('none', byPrimary)
    expect(installation.logLines.some((line) => line.includes('READ_HQ_DATABASE_URL'))).toBe(true)
    await standby.server.start()
    await until('none', byReplica)
  })

  it('is no replica any more when it was promoted', async () => {
    await until('none', byReplica)
    await onStandby((client) => client`select pg_promote()`)
    await until('none', byPrimary)
  })
})

type Client = ReturnType<typeof openClient>['client']

async function onStandby(work: (client: Client) => Promise<unknown>): Promise<void> {
  const { client, close } = openClient(standby.server.url('postgres'), {
    max: 1,
    connectTimeout: 10_000,
    statementTimeout: 60_000,
  })
  try {
    await work(client)
  } finally {
    await close(1)
  }
}

/** Whether the standby waits with what it receives: it is behind as long. */
const stopReplay = (stop: boolean) =>
  onStandby((client) => (stop ? client`select pg_wal_replay_pause()` : client`select pg_wal_replay_resume()`))
