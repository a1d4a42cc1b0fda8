import { CREATE_LIST, LIST } from './customers.ts'
import { type Generator, sendWithoutRefusals } from './load.ts'
import type { Done } from './measure.ts'
import type { Tillsync } from './tillsync.ts'

// The steps of the pipeline, by the API, for the channel database of Houston.

/** How often a step is repeated until it has processed everything that was captured. */
const REPEATS = 20

type Errors = { userErrors: { message: string }[] }

/** Captures this many customers as lists; `from` is the number of the first. */
export async function capture(generator: Generator, tillsync: Tillsync, count: number, from: number): Promise<void> {
  const tokens = await tillsync.tokens('CHANNEL_APPLICATION', 4)
  const load = { ...CREATE_LIST, url: tillsync.url, tokens, clients: 4, from, requests: count / LIST, seconds: 3_600 }
  await sendWithoutRefusals(generator, load)
}

/** P-0001. */
export function upload({ ask }: Tillsync, operations: number): Promise<Done> {
  return untilDone('P-0001', operations, async () => {
    const { runCdxJob } = await ask<{ runCdxJob: Errors & { sessions: { operations: number }[] } }>(
      `mutation { runCdxJob(input: { job: "P-0001", channelDatabase: "houston-db" }) {
        sessions { ... on UploadSession { operations } } userErrors { message } } }`,
    )
    return countOf(runCdxJob, runCdxJob.sessions, (session) => session.operations)
  })
}

/** Synchronize customers and channel requests. */
export function synchronize({ ask }: Tillsync, operations: number): Promise<Done> {
  return untilDone('synchronize', operations, async () => {
    const { synchronized } = await ask<{ synchronized: Errors & { runs: { done: number; failed: number }[] } }>(
      `mutation { synchronized: synchronizeCustomersAndChannelRequests(input: { legalEntity: "USRT" }) {
        runs { done failed } userErrors { message } } }`,
    )
    return countOf(synchronized, synchronized.runs, (run) => run.done)
  })
}

/** 1010, until the operations of so many more customers are linked back. */
export function download({ ask }: Tillsync, operations: number): Promise<Done> {
  return untilDone('1010', operations, async () => {
    const before = await distributed({ ask })
    const { runCdxJob } = await ask<{ runCdxJob: Errors }>(
      `mutation { runCdxJob(input: { job: "1010", channelDatabase: "houston-db" }) { userErrors { message } } }`,
    )
    return countOf(runCdxJob, [await distributed({ ask })], (after) => after - before)
  })
}

/** How many operations are linked back. */
export async function distributed({ ask }: Pick<Tillsync, 'ask'>): Promise<number> {
  const { operationCounts } = await ask<{ operationCounts: { status: string; count: number }[] }>(
    '{ operationCounts { status count } }',
  )
  return operationCounts.filter(({ status }) => status === 'DISTRIBUTED').reduce((sum, { count }) => sum + count, 0)
}

function countOf<T>({ userErrors }: Errors, each: readonly T[], count: (one: T) => number): number {
  if (userErrors[0]) throw new Error(userErrors[0].message)
  return each.reduce((sum, one) => sum + count(one), 0)
}

/** A run may leave what was captured while it ran, so it is repeated until all operations are done. */
async function untilDone(name: string, operations: number, run: () => Promise<number>): Promise<Done> {
  const begun = performance.now()
  let done = 0
  for (let nth = 0; nth < REPEATS && done < operations; nth++) done += await run()
  if (done !== operations) throw new Error(`${name} processed ${done} of ${operations} operations`)
  return { operations, seconds: (performance.now() - begun) / 1_000 }
}
