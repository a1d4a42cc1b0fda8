import { ASYNC_EDIT, FEATURE_JOBS } from '../../../model/configuration.ts'
import { mutate, runJobs } from '../mutate.ts'
import { edit } from '../till.ts'
import { eachDatabase, OF_FEATURE, type Situation, type Stage, simulated, travelled } from './stage.ts'

/** A feature is on at headquarters, and not effective on the channels. */
export const OF_FEATURES = {
  'features-not-applied': {
    what:
      'Editing in asynchronous mode is enabled, but jobs 1110 and 1070 have not run since: updates still use the ' +
      'Real-time Service.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      await enableEditing(stage)
      await editedAll(stage, customer)
      return customer
    },
    ask: OF_FEATURE,
    view: '/features',
  },
  'stale-cache': {
    what:
      'Editing in asynchronous mode is enabled and its jobs have run, but the caches of the channels do not ' +
      'expire: updates still use the Real-time Service.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      await eachDatabase(stage, (key) => simulated(stage, key, { cacheFrozen: true }))
      await enableEditing(stage)
      await runJobs(stage.connection, FEATURE_JOBS)
      await editedAll(stage, customer)
      return customer
    },
    ask: OF_FEATURE,
    view: '/features',
  },
} as const satisfies { readonly [name: string]: Situation }

/** Enables the feature; if it is already on, the channels lose it first. */
async function enableEditing({ connection, setting }: Stage): Promise<void> {
  if (setting.features.some(({ key, enabled }) => key === ASYNC_EDIT && enabled)) {
    await mutate(connection, 'disableFeature', { feature: ASYNC_EDIT })
    await runJobs(connection, FEATURE_JOBS)
    await mutate(connection, 'flushChannelCache', {})
  }
  await mutate(connection, 'enableFeature', { feature: ASYNC_EDIT, confirm: true })
}

/** Updates that still use the Real-time Service. */
async function editedAll({ connection, people, channels }: Stage, customer: string | null): Promise<void> {
  if (customer === null) return
  for (const field of ['updateCustomer', 'setCustomerContact'] as const)
    await edit(connection, people, channels[0] ?? '', customer, field)
}
