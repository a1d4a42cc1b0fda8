import type { SQL } from 'drizzle-orm'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Installation } from '../support/installation.ts'

export type Diagnosed = {
  answer: string
  healthy: boolean
  checks: { code: string; status: string; message: string }[]
  remedies: { id: string; mutation: string; mayRun: boolean; needsInput: string[] }[]
}

/** What the API says of a feature; as the administrator, or with another token. */
export async function diagnose(tillsync: Installation, feature = 'ASYNC_EDIT', token?: string): Promise<Diagnosed> {
  const { diagnose } = await tillsync.ask<{ diagnose: Diagnosed }>(
    `query ($feature: ID!) {
      diagnose(input: { feature: $feature }) {
        answer healthy
        checks { code status message }
        remedies { id mutation mayRun needsInput }
      }
    }`,
    { feature },
    token,
  )
  return diagnose
}

export const failing = ({ checks }: Diagnosed) =>
  checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)

/** Applies each remedy in order; fails when one is refused. */
export async function apply(tillsync: Installation, { remedies }: Diagnosed): Promise<void> {
  for (const { id, mutation, needsInput } of remedies) {
    const { applyRemedy } = await tillsync.ask<{ applyRemedy: { userErrors: object[] } }>(
      `mutation ($input: ApplyRemedyInput!) { applyRemedy(input: $input) { userErrors { code message } } }`,
      { input: { remedy: id, ...(needsInput.includes('reason') && { reason: 'tried' }) } },
    )
    expect({ mutation, ...applyRemedy }).toEqual({ mutation, userErrors: [] })
  }
}

export const PREREQUISITES = ['PERF_CUSTOMER_ORDERS', 'ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE']

/** The prerequisites on and editing off everywhere, schedules active, nothing paused, and nothing on its way. */
export async function startAnew(tillsync: Installation): Promise<void> {
  await atHeadquarters(tillsync, sql`update channel_database set pause_data_sync = false`)
  await atHeadquarters(tillsync, sql`update distribution_schedule set active = true`)
  await atHeadquarters(tillsync, sql`update parameters set try_count = 3, enforce_session_order = false`)
  await atHeadquarters(
    tillsync,
    sql`update feature set confirmation_text = null, needs_confirmation = false where key = 'ASYNC_EDIT'`,
  )
  await Promise.all([
    ...PREREQUISITES.map((feature) => switchFeature(tillsync, 'enableFeature', feature)),
    switchFeature(tillsync, 'disableFeature'),
    tillsync.runJob('P-0001').then(() => tillsync.synchronize()),
  ])
  await roll(tillsync, ['1110', '1010', '1070'])
}

/** Runs jobs in all channel databases and flushes the caches. */
export async function roll(tillsync: Installation, jobs: readonly string[]): Promise<void> {
  await Promise.all(jobs.map((job) => tillsync.runJob(job)))
  await tillsync.ask('mutation { flushChannelCache { userErrors { code } } }')
}

export async function switchFeature(
  tillsync: Installation,
  field: 'enableFeature' | 'disableFeature',
  feature = 'ASYNC_EDIT',
): Promise<void> {
  const answer = await tillsync.ask<{ [field: string]: { userErrors: object[] } }>(
    `mutation ($f: ID!) { ${field}(input: { feature: $f }) { userErrors { code } } }`,
    { f: feature },
  )
  expect(answer[field]?.userErrors).toEqual([])
}

export const atHeadquarters = (tillsync: Installation, statement: SQL) => tillsync.databases.hq.db.execute(statement)
export const atHouston = (tillsync: Installation, statement: SQL) => tillsync.databases.houston.db.execute(statement)
