import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Connection, RequestFailed, request } from '../../client/request.ts'
import { FEATURE_JOBS, LOYALTY_JOB } from '../../model/configuration.ts'
import { mutate, runJobs } from './mutate.ts'
import { REGISTER, readSetting, type Setting, schedulesOf } from './setting.ts'

const failed = z.object({
  operations: z.object({
    nodes: z.array(
      z.object({ operationId: z.string(), revision: z.number(), status: z.string(), capturedBy: z.string() }),
    ),
  }),
})

/**
 * Restores the state before a situation: ends the faults, switches back what was switched, and resumes what has
 * stopped. Dismisses operations of the simulator that still fail, and touches no others.
 */
export async function heal(connection: Connection, kept: Setting | null): Promise<void> {
  const simulates = await endFaults(connection)
  const now = await headquartersBack(connection)
  const before = kept ?? switchedOn(now)
  await switchBack(connection, before, now)
  await removeRegisters(connection, now)
  await setBack(connection, before, now)
  for (const id of await suspendedSessions(connection)) await mutate(connection, 'retrySession', { session: id })
  await runJobs(connection, FEATURE_JOBS)
  await mutate(connection, 'flushChannelCache', {})
  await runJobs(connection, ['P-0001', 'synchronize', '1010', LOYALTY_JOB])
  await settleFailed(connection, before)
  await runJobs(connection, ['1010'])
  // Last: what a situation has let wait is not to be sent.
  if (!simulates) return
  await mutate(connection, 'setSimulation', { mailServerReachable: true })
  if (before.organization.legalEntities.some(({ sendWelcomeMessages }) => sendWelcomeMessages))
    await mutate(connection, 'retryWelcomeMessages', {})
}

/** The default state of the channels' switches, when the state before is not known. */
const switchedOn = (now: Setting): Setting => ({
  ...now,
  channels: now.channels.map((channel) => ({
    ...channel,
    offline: false,
    realtimeServiceAvailable: true,
    database: { ...channel.database, pauseDataSync: false },
  })),
})

/** Works while headquarters cannot be reached. Returns whether the server simulates faults. */
async function endFaults(connection: Connection): Promise<boolean> {
  const { simulation } = await request(
    connection,
    'query Faults { simulation { available channelDatabases { channelDatabase { key } } } }',
    {},
    z.object({
      simulation: z.object({
        available: z.boolean(),
        channelDatabases: z.array(z.object({ channelDatabase: z.object({ key: z.string() }) })),
      }),
    }),
  )
  if (!simulation.available) return false
  await mutate(connection, 'setSimulation', {
    headquartersReachable: true,
    headquartersDelayMs: 0,
    channelDatabases: simulation.channelDatabases.map(({ channelDatabase }) => ({
      channelDatabase: channelDatabase.key,
      reachable: true,
      downloadsFail: false,
      registersSilent: false,
    })),
  })
  return true
}

async function headquartersBack(connection: Connection): Promise<Setting> {
  for (let request = 1; ; request++) {
    try {
      return await readSetting(connection)
    } catch (error) {
      if (!(error instanceof RequestFailed) || request === 40) throw error
      await pause(250)
    }
  }
}

async function switchBack(connection: Connection, before: Setting, now: Setting): Promise<void> {
  for (const was of before.channels) {
    const is = now.channels.find(({ key }) => key === was.key)
    if (is === undefined) continue
    const { key: channel } = was
    if (is.offline !== was.offline)
      await mutate(connection, 'setChannelOffline', { channel, offline: was.offline ?? false })
    if (is.realtimeServiceAvailable !== was.realtimeServiceAvailable)
      await mutate(connection, 'setRealtimeServiceAvailable', {
        channel,
        available: was.realtimeServiceAvailable ?? true,
      })
    const { key: channelDatabase, pauseDataSync: paused } = was.database
    if (is.database.pauseDataSync !== paused) await mutate(connection, 'setDataSyncPaused', { channelDatabase, paused })
  }
  const schedules = new Map(schedulesOf(now).map((schedule) => [schedule.id, schedule]))
  for (const was of schedulesOf(before)) {
    const is = schedules.get(was.id)
    if (is?.active !== was.active) await mutate(connection, 'setSchedule', { schedule: was.id, active: was.active })
    if (is && is.jobs.join() !== was.jobs.join())
      await mutate(connection, 'setSchedule', { schedule: was.id, jobs: was.jobs })
  }
}

/** The register that the simulator plays is never one of the store. */
async function removeRegisters(connection: Connection, now: Setting): Promise<void> {
  for (const { key: channel, registers } of now.channels)
    if (registers?.some(({ key }) => key === REGISTER))
      await mutate(connection, 'removeRegister', { channel, register: REGISTER })
}

async function setBack(connection: Connection, before: Setting, now: Setting): Promise<void> {
  const { parameters, functionalityProfiles, legalEntities } = before.organization
  for (const { id: profile, ...was } of functionalityProfiles)
    await mutate(connection, 'setFunctionalityProfile', { profile, ...was })
  await mutate(connection, 'setUpOrganization', {
    parameters,
    legalEntities: legalEntities.map(({ numberSequences, ...entity }) => ({
      ...entity,
      numberSequences: numberSequences.map(({ next: _, ...sequence }) => sequence),
    })),
  })
  for (const { dataAreaId: legalEntity, welcomeMessages } of legalEntities) {
    const own = new Set(welcomeMessages.map(({ languageId }) => languageId))
    const is = now.organization.legalEntities.find(({ dataAreaId }) => dataAreaId === legalEntity)
    for (const { languageId } of is?.welcomeMessages ?? [])
      if (!own.has(languageId)) await mutate(connection, 'deleteWelcomeMessage', { legalEntity, languageId })
  }
  const enabled = new Map(now.features.map(({ key, enabled }) => [key, enabled]))
  for (const was of before.features) {
    if (enabled.get(was.key) === was.enabled) continue
    if (was.enabled) await mutate(connection, 'enableFeature', { feature: was.key, confirm: true })
    else await mutate(connection, 'disableFeature', { feature: was.key, cascade: true })
  }
}

async function suspendedSessions(connection: Connection): Promise<string[]> {
  const { downloadSessions } = await request(
    connection,
    'query Suspended { downloadSessions(status: [SUSPENDED], first: 100) { nodes { id } } }',
    {},
    z.object({ downloadSessions: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
  )
  return downloadSessions.nodes.map(({ id }) => id)
}

/** Tries them again first, since their cause may be gone, then dismisses them. Page by page, until none is left. */
async function settleFailed(connection: Connection, before: Setting): Promise<void> {
  for (let page = 0; page < 100; page++) {
    const { operations } = await request(
      connection,
      `query Failed($after: DateTime) {
        operations(filter: { status: [FAILED], capturedAfter: $after }, orderBy: CAPTURED_AT_ASC, first: 100) {
          nodes { operationId revision status capturedBy }
        }
      }`,
      { after: before.serverInfo.time },
      failed,
    )
    const own = operations.nodes.filter(({ capturedBy }) => capturedBy === before.serverInfo.whoami.id)
    if (own.length === 0) return
    for (const { operationId } of own) {
      await mutate(connection, 'synchronizeOperation', { operationId, reason: 'Simulated' })
      const revision = await failedRevision(connection, operationId)
      if (revision !== null)
        await mutate(connection, 'dismissOperation', {
          operationId,
          expectedRevision: revision,
          reason: 'The simulator made it fail.',
          cascade: true,
        })
    }
  }
}

/** Null: it is no longer FAILED. */
async function failedRevision(connection: Connection, id: string): Promise<number | null> {
  const { operation } = await request(
    connection,
    'query Revision($id: ID!) { operation(id: $id) { status revision } }',
    { id },
    z.object({ operation: z.object({ status: z.string(), revision: z.number() }).nullable() }),
  )
  return operation?.status === 'FAILED' ? operation.revision : null
}
