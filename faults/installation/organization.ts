import { demoFeatures } from '../../src/start/demo.ts'
import { demoInEnvironment } from '../../test/support/demo-in-environment.ts'

type Ask = <T>(document: string, variables?: Record<string, unknown>) => Promise<T>

/** The channels of the run, by the PostgreSQL that has their database. */
export const CHANNELS = { houston: ['houston', 'online'], sanfrancisco: ['sanfrancisco'] } as const

/** Seconds between two runs of the schedule that carries customers. */
export const SCHEDULE_SECONDS = 2

/**
 * Sets up the demo organization, changed so that more can go wrong: all stores have all customers, edits are captured
 * too, Houston captures what headquarters will refuse, and the jobs run every two seconds, so that accidents meet them.
 */
export async function setUpOrganization(ask: Ask): Promise<void> {
  const organization = demoInEnvironment()
  const legalEntities = organization.legalEntities?.map(asBefore)
  const channels = organization.channels?.map((channel) => ({ ...channel, addressBooks: ['houston', 'sanfrancisco'] }))
  await succeed(ask, 'setUpOrganization', 'SetUpOrganizationInput', {
    ...organization,
    legalEntities,
    parameters: asBefore(organization.parameters ?? {}),
    channels,
  })
  for (const feature of [...demoFeatures, 'ASYNC_EDIT'])
    await succeed(ask, 'enableFeature', 'EnableFeatureInput', { feature, confirm: true })
  for (const profile of ['store-async', 'online-async'])
    await succeed(ask, 'setFunctionalityProfile', 'SetFunctionalityProfileInput', {
      profile,
      captureValidation: 'MINIMAL',
    })
  for (const job of ['1110', '1070', '1010']) await succeed(ask, 'runCdxJob', 'RunCdxJobInput', { job })
  await succeed(ask, 'flushChannelCache', 'FlushChannelCacheInput', {})
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

/** Without what the release before does not know: it may be the one that sets it up. */
function asBefore<Entity extends object>(entity: Entity): Entity {
  const fields = ['taxGroups', 'priceGroups', 'lineDiscounts', 'multilineDiscounts', 'endDiscounts', 'addressPurposes']
  for (const field of fields) Reflect.deleteProperty(entity, field)
  return entity
}

async function succeed(ask: Ask, mutation: string, type: string, input: object): Promise<void> {
  const data = await ask<Record<string, { userErrors: { message: string }[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { message } } }`,
    { input },
  )
  const [error] = data[mutation]?.userErrors ?? []
  if (error) throw new Error(`${mutation}: ${error.message}`)
}
