import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { demoFeatures } from '../../src/start/demo.ts'
import { demoInEnvironment } from '../../test/support/demo-in-environment.ts'
import type { Channel } from '../history.ts'
import type { StorePlace } from './postgres.ts'

type Ask = <T>(document: string, variables?: Record<string, unknown>) => Promise<T>

/** The channels of the run, by the PostgreSQL that has their database. */
export const CHANNELS = {
  houston: ['houston', 'online'],
  sanfrancisco: ['sanfrancisco'],
  austin: ['austin'],
  dallas: ['dallas'],
  seattle: ['seattle'],
} as const satisfies Record<StorePlace, readonly Channel[]>

/** Seconds between two runs of the schedule that carries customers. */
export const SCHEDULE_SECONDS = 2

/**
 * Sets up the demo organization, changed so that more can go wrong: all stores have all customers, edits are captured
 * too, Houston captures what headquarters will refuse, and the jobs run every two seconds, so that accidents meet them.
 * `more` are stores beside those of the demo, which are as Houston is. `packageFolder`: where the release is that sets
 * it up.
 */
export async function setUpOrganization(
  ask: Ask,
  more: readonly StorePlace[],
  packageFolder: string = PACKAGE_FOLDER,
): Promise<void> {
  // The demo of the release that sets it up: an earlier one does not know what came later.
  const file = readFileSync(join(packageFolder, 'demo/organization.json'), 'utf8')
  const organization = demoInEnvironment(JSON.parse(file, asTheApiTakes))
  const houston = organization.channels?.find(({ id }) => id === 'houston')
  const channels = [
    ...(organization.channels ?? []),
    ...more.map((id) => ({ ...houston, id, name: id, channelDatabase: `${id}-db` })),
  ].map((channel) => ({ ...channel, addressBooks: ['houston', 'sanfrancisco'] }))
  const channelDatabases = [
    ...organization.channelDatabases,
    ...more.map((id) => ({ id: `${id}-db`, name: id, group: 'default', connection: 'store' })),
  ]
  await succeed(ask, 'setUpOrganization', 'SetUpOrganizationInput', {
    ...organization,
    channelDatabases,
    channels,
  })
  for (const feature of [...demoFeatures, 'ASYNC_EDIT'])
    await succeed(ask, 'enableFeature', 'EnableFeatureInput', { feature, confirm: true })
  for (const profile of ['store-async', 'online-async'])
    await succeed(ask, 'setFunctionalityProfile', 'SetFunctionalityProfileInput', {
      profile,
      captureValidation: 'MINIMAL',
    })
  // The others are reached when they have joined.
  for (const { id: channelDatabase } of organization.channelDatabases) {
    for (const job of ['1110', '1070', '1010'])
      await succeed(ask, 'runCdxJob', 'RunCdxJobInput', { job, channelDatabase })
    await succeed(ask, 'flushChannelCache', 'FlushChannelCacheInput', { channelDatabase })
  }
  const { batchJob } = await ask<{ batchJob: { schedules: { id: string }[] } }>(
    '{ batchJob(id: "synchronize") { schedules { id } } }',
  )
  for (const { id } of batchJob.schedules)
    await succeed(ask, 'setSchedule', 'SetScheduleInput', {
      schedule: id,
      active: true,
      recurrence: `EVERY ${SCHEDULE_SECONDS} SECONDS`,
    })
}

/** A file may have numbers where the API has decimals as texts. */
const asTheApiTakes = (key: string, value: unknown) => (key === 'minimum' || key === 'maximum' ? String(value) : value)

async function succeed(ask: Ask, mutation: string, type: string, input: object): Promise<void> {
  const data = await ask<Record<string, { userErrors: { message: string }[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`,
    { input },
  )
  const [error] = data[mutation]?.userErrors ?? []
  if (error) throw new Error(`${mutation}: ${error.message}`)
}
