import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'

/** The mutations that set up or end a situation, with their input types. */
const INPUTS = {
  setSimulation: 'SetSimulationInput',
  setChannelOffline: 'SetChannelOfflineInput',
  setRealtimeServiceAvailable: 'SetRealtimeServiceAvailableInput',
  setDataSyncPaused: 'SetDataSyncPausedInput',
  setSchedule: 'SetScheduleInput',
  setUpOrganization: 'SetUpOrganizationInput',
  setFunctionalityProfile: 'SetFunctionalityProfileInput',
  enableFeature: 'EnableFeatureInput',
  disableFeature: 'DisableFeatureInput',
  runCdxJob: 'RunCdxJobInput',
  synchronizeCustomersAndChannelRequests: 'SynchronizeInput',
  flushChannelCache: 'FlushChannelCacheInput',
  retrySession: 'SessionInput',
  synchronizeOperation: 'SynchronizeOperationInput',
  dismissOperation: 'DismissOperationInput',
  reportRegister: 'ReportRegisterInput',
  pauseRegister: 'PauseRegisterInput',
  removeRegister: 'RegisterInput',
  deleteWelcomeMessage: 'DeleteWelcomeMessageInput',
  retryWelcomeMessages: 'RetryWelcomeMessagesInput',
} as const

/** A mutation of the simulator. */
export type Mutation = keyof typeof INPUTS

const answer = z.record(
  z.string(),
  z.object({ userErrors: z.array(z.object({ code: z.string(), message: z.string() })) }),
)

/** How often to repeat the request for a job that a schedule is running. */
const ASKED_AGAIN = { times: 40, everyMs: 250 }

/** Runs a mutation; throws its first refusal. Repeats the request for a job that is already running. */
export async function mutate(connection: Connection, mutation: Mutation, input: object): Promise<void> {
  const document =
    `mutation Simulate($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { ` +
    'userErrors { code message } } }'
  for (let asked = 1; ; asked++) {
    const { [mutation]: payload } = await request(connection, document, { input }, answer)
    const [refusal] = payload?.userErrors ?? []
    if (!refusal) return
    if (refusal.code !== 'JOB_ALREADY_RUNNING' || asked === ASKED_AGAIN.times)
      throw new Error(`${mutation}: ${refusal.message} (${refusal.code})`)
    await pause(ASKED_AGAIN.everyMs)
  }
}

/**
 * Runs jobs one after the other: CDX jobs by their number, `synchronize` for *Synchronize customers and channel
 * requests*.
 */
export async function runJobs(connection: Connection, jobs: readonly string[]): Promise<void> {
  for (const job of jobs) {
    if (job === 'synchronize') await mutate(connection, 'synchronizeCustomersAndChannelRequests', {})
    else await mutate(connection, 'runCdxJob', { job })
  }
}
