import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

let it: Installation
beforeAll(async () => {
  it = await startInstallation()
})

const RUN = `mutation ($input: RunCdxJobInput!) {
  runCdxJob(input: $input) {
    sessions {
      __typename
      ... on DownloadSession { id status full job { jobId } channelDatabase { id } fromPosition toPosition }
      ... on UploadSession { id uploadStatus: status operations }
    }
    userErrors { __typename code field message }
  }
}`

const run = async (input: Record<string, unknown>) => {
  const { runCdxJob } = await it.ask<{
    runCdxJob: { sessions: { [field: string]: unknown }[]; userErrors: { code: string; field: string[] | null }[] }
  }>(RUN, { input })
  return runCdxJob
}

test('lists the CDX jobs with their subjobs, also those that carry no data', async () => {
  const { cdxJobs } = await it.ask<{ cdxJobs: { jobId: string; direction: string; subjobs: unknown[] }[] }>(
    '{ cdxJobs { jobId name direction description subjobs { name headquartersTable channelTable enabled } } }',
  )
  expect(cdxJobs.map(({ jobId }) => jobId)).toEqual([
    '1010',
    '1010_CustomerSearch',
    '1040',
    '1050',
    '1060',
    '1070',
    '1090',
    '1110',
    '1150',
    'P-0001',
  ])
  expect(cdxJobs.at(-1)).toMatchObject({ direction: 'UPLOAD', subjobs: { length: 5 } })
})

test('runs a job in every channel database, or in the one named by key or node id', async () => {
  const all = await run({ job: '1110' })
  expect(all.sessions).toHaveLength(2)
  const [id] = all.sessions.map(({ channelDatabase }) => channelDatabase as { id: string })
  expect((await run({ job: '1110', channelDatabase: id?.id, full: true })).sessions).toMatchObject([
    { status: 'APPLIED', full: true, job: { jobId: '1110' } },
  ])
  expect((await run({ job: 'P-0001', channelDatabase: 'houston-db' })).sessions).toMatchObject([
    { __typename: 'UploadSession', uploadStatus: 'NO_DATA', operations: 0 },
  ])
})

test('refuses unknown jobs and databases, and jobs that carry no data', async () => {
  expect((await run({ job: '4711' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'job'] }])
  expect((await run({ job: '1060' })).userErrors).toMatchObject([{ code: 'JOB_CARRIES_NO_DATA' }])
  expect((await run({ job: '1010', channelDatabase: 'west-db' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'channelDatabase'] },
  ])
})

test('returns the unfinished run to the second caller', async () => {
  await it.databases.hq.db.execute(sql`
    insert into batch_run (run_id, job_id, scope, status, requested_by, lease_until)
    values (${randomUUID()}, '1070', '1070:houston-db', 'EXECUTING', 'other', now() + interval '1 hour')`)
  const { runCdxJob } = await it.ask<{ runCdxJob: unknown }>(
    `mutation { runCdxJob(input: { job: "1070", channelDatabase: "houston-db" }) {
      sessions { __typename }
      userErrors { code ... on JobAlreadyRunning { run { number scope status requestedBy job { caption } } } }
    } }`,
  )
  expect(runCdxJob).toMatchObject({
    sessions: [],
    userErrors: [
      {
        code: 'JOB_ALREADY_RUNNING',
        run: {
          scope: 'houston-db',
          status: 'EXECUTING',
          requestedBy: 'other',
          job: { caption: '1070 Channel configuration' },
        },
      },
    ],
  })
})

test('pages through sessions without gaps or duplicates, newest first', async () => {
  for (let i = 0; i < 5; i++) await run({ job: '1010', channelDatabase: 'houston-db' })
  const PAGE = `query ($after: String) {
    downloadSessions(job: "1010", channelDatabase: "houston-db", first: 2, after: $after) {
      nodes { number }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }`
  type Page = {
    downloadSessions: { nodes: { number: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }
  const numbers: number[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { downloadSessions }: Page = await it.ask<Page>(PAGE, { after })
    numbers.push(...downloadSessions.nodes.map(({ number }) => Number(number)))
    more = downloadSessions.pageInfo.hasNextPage
    after = downloadSessions.pageInfo.endCursor
  }
  expect(numbers.length).toBeGreaterThanOrEqual(6)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a))
  const none = await it.ask<{ uploadSessions: { nodes: unknown[] } }>(
    '{ uploadSessions(status: [FAILED]) { nodes { id } } }',
  )
  expect(none.uploadSessions.nodes).toEqual([])
})

test('finds the synchronize job by its former names, with its runs and schedules', async () => {
  await it.synchronize()
  for (const name of [
    'synchronize',
    'create customers from ASYNC mode',
    'Synchronize customers and channel requests',
  ]) {
    const { batchJob } = await it.ask<{ batchJob: unknown }>(
      `query ($id: ID!) { batchJob(id: $id) { jobId aliases schedules { id jobs } runs { scope status } } }`,
      { id: name },
    )
    expect(batchJob).toMatchObject({
      jobId: 'synchronize',
      aliases: { length: 2 },
      runs: [{ scope: 'USRT', status: 'FINISHED' }],
    })
  }
})

test('reads sessions, jobs and runs again by their node ids', async () => {
  const { sessions } = await run({ job: '1110', channelDatabase: 'houston-db' })
  const { cdxJobs, batchJobs } = await it.ask<{
    cdxJobs: { id: string; lastSessions: { id: string }[] }[]
    batchJobs: { id: string; runs: { id: string }[] }[]
  }>(`{
    cdxJobs { id lastSessions { ... on DownloadSession { id } ... on UploadSession { id } } }
    batchJobs { id runs { id } }
  }`)
  const ids = [
    ...sessions.map(({ id }) => id as string),
    ...cdxJobs.flatMap(({ id, lastSessions }) => [id, ...lastSessions.map((session) => session.id)]),
    ...batchJobs.flatMap(({ id, runs }) => [id, ...runs.map((each) => each.id)]),
  ]
  const { nodes } = await it.ask<{ nodes: ({ id: string } | null)[] }>(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids },
  )
  expect(nodes.map((node) => node?.id)).toEqual(ids)
})

test('pages through the runs of all jobs, newest first, and of one job or status only', async () => {
  type Runs = {
    nodes: { number: string; status: string; job: { jobId: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
  const page = async (variables: Record<string, unknown>) =>
    (
      await it.ask<{ batchRuns: Runs }>(
        `query ($job: ID, $status: [BatchStatus!], $first: Int, $after: String) {
          batchRuns(job: $job, status: $status, first: $first, after: $after) {
            nodes { number status job { jobId } } pageInfo { hasNextPage endCursor }
          }
        }`,
        variables,
      )
    ).batchRuns
  await it.synchronize()
  await run({ job: '1010', channelDatabase: 'houston-db' })
  const whole = (await page({ first: 100 })).nodes
  expect(whole.map(({ number }) => BigInt(number))).toEqual(
    whole.map(({ number }) => BigInt(number)).sort((a, b) => (a < b ? 1 : -1)),
  )
  const first = await page({ first: 1 })
  const second = await page({ first: 1, after: first.pageInfo.endCursor })
  expect([...first.nodes, ...second.nodes]).toEqual(whole.slice(0, 2))
  expect(whole.slice(0, 2).map(({ job }) => job.jobId)).toEqual(['1010', 'synchronize'])
  const ofOne = await page({ job: 'create customers from ASYNC mode', status: ['FINISHED'] })
  expect(new Set(ofOne.nodes.map(({ job }) => job.jobId))).toEqual(new Set(['synchronize']))
  expect((await page({ status: ['HOLD'] })).nodes).toEqual([])
  await expect(page({ job: 'no such job' })).rejects.toThrow('There is no batch job')
})

test('changes a schedule, and shows it at the job that it runs', async () => {
  const { cdxJob } = await it.ask<{ cdxJob: { schedules: { id: string; active: boolean }[] } }>(
    '{ cdxJob(jobId: "1070") { schedules { id active recurrence } } }',
  )
  const [schedule] = cdxJob.schedules
  const SET = `mutation ($input: SetScheduleInput!) {
    setSchedule(input: $input) { schedule { id active recurrence nextRunAt } userErrors { code field } }
  }`
  const input = { schedule: schedule?.id, active: true, recurrence: '30 2 * * *' }
  const { setSchedule } = await it.ask<{ setSchedule: unknown }>(SET, { input })
  expect(setSchedule).toMatchObject({
    schedule: { active: true, recurrence: '30 2 * * *', nextRunAt: expect.stringContaining('T02:30:00') },
    userErrors: [],
  })
})

test('flushes the caches of all channel databases, or of one', async () => {
  const FLUSH = `mutation ($input: FlushChannelCacheInput!) {
    flushChannelCache(input: $input) { channelDatabases { id cache { generation } } userErrors { code } }
  }`
  const flush = async (input: Record<string, unknown>) => {
    const { flushChannelCache } = await it.ask<{
      flushChannelCache: { channelDatabases: { cache: { generation: string } }[]; userErrors: { code: string }[] }
    }>(FLUSH, { input })
    return flushChannelCache
  }
  const before = await flush({ channelDatabase: 'houston-db' })
  const after = await flush({})
  expect(after.channelDatabases).toHaveLength(2)
  expect(Number(after.channelDatabases[0]?.cache.generation)).toBe(
    Number(before.channelDatabases[0]?.cache.generation) + 1,
  )
  expect((await flush({ channelDatabase: 'west-db' })).userErrors).toEqual([{ code: 'NOT_FOUND' }])
})

test('accepts a channel database, retries and cancels by the API, each refused with its code', async () => {
  const accept = async () => {
    const answer = await it.ask<{ acceptChannelDatabase: unknown }>(
      `mutation { acceptChannelDatabase(input: { channelDatabase: "sanfrancisco-db", reason: "Restored." }) {
        channelDatabase { id rewoundAt } userErrors { code }
      } }`,
    )
    return answer.acceptChannelDatabase
  }
  expect(await accept()).toMatchObject({ userErrors: [{ code: 'CHANNEL_DATABASE_NOT_REWOUND' }] })
  await it.databases.hq.db.execute(sql`update channel_database set rewound_at = now() where id = 'sanfrancisco-db'`)
  expect(await accept()).toMatchObject({ channelDatabase: { rewoundAt: null }, userErrors: [] })
  const [session] = (await run({ job: '1010', channelDatabase: 'sanfrancisco-db' })).sessions
  for (const name of ['retrySession', 'cancelSession']) {
    const answer = await it.ask<{ [field: string]: unknown }>(
      `mutation ($session: ID!) { ${name}(input: { session: $session }) { session { ... on DownloadSession { id } } userErrors { code field } } }`,
      { session: session?.id },
    )
    expect(answer[name]).toMatchObject({
      session: { id: session?.id },
      userErrors: [{ code: 'SESSION_STATUS', field: ['input', 'session'] }],
    })
  }
})
