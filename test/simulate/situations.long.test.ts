// @module-tag long
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { heal } from '../../src/cli/simulate/heal.ts'
import { type People, readPeople } from '../../src/cli/simulate/people.ts'
import { REGISTER, readSetting } from '../../src/cli/simulate/setting.ts'
import { SITUATIONS } from '../../src/cli/simulate/situations/situations.ts'
import type { Connection } from '../../src/client/request.ts'
import { PATHS } from '../../src/page/app/paths.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

/** What the diagnosis of each situation finds; null: what is asked there is no diagnosis. */
const CAUSES: { readonly [situation: string]: string[] | null } = {
  'headquarters-away': null,
  'headquarters-slow': null,
  'channel-offline': ['CHANNEL_ONLINE'],
  'channel-database-unreachable': ['CHANNEL_DATABASE_REACHABLE'],
  'realtime-down': ['REALTIME_SERVICE_AVAILABLE'],
  'data-sync-paused': ['DATA_SYNC_NOT_PAUSED'],
  'features-not-applied': ['DOWNLOAD_SCHEDULE_ACTIVE'],
  'stale-cache': ['CACHE_CURRENT'],
  'session-suspended': ['DOWNLOAD_SESSION'],
  'rows-failing': null,
  'p-job-stopped': ['UPLOAD_SCHEDULE_ACTIVE'],
  'synchronize-stopped': ['SYNCHRONIZE_SCHEDULE_ACTIVE'],
  'download-stopped': ['DOWNLOAD_SCHEDULE_ACTIVE'],
  'loyalty-behind': ['LOYALTY_CARDS_DISTRIBUTED'],
  'loyalty-numbers-exhausted': ['LOYALTY_NUMBERS_LEFT'],
  'attribute-missing': ['NO_OPERATION_FAILED'],
  'register-paused': ['REGISTERS_SEND'],
  'register-waiting': ['REGISTERS_SEND'],
  'register-silent': ['REGISTERS_REPORT'],
  'mail-server-away': ['WELCOME_MESSAGES_SENT'],
  'welcome-message-given-up': ['WELCOME_MESSAGES_SENT'],
  'number-sequence-exhausted': ['NUMBER_SEQUENCE'],
}

let tillsync: Installation
let connection: Connection
let people: People
beforeAll(async () => {
  // The process with the role worker sends welcome messages, and gives them up. No schedule is active.
  tillsync = await startInstallation({
    settings: { TILLSYNC_SIMULATOR: 'on', TILLSYNC_ROLES: 'hq,channel,worker' },
  })
  connection = { url: `${tillsync.url}/graphql`, token: tillsync.token }
  people = await readPeople()
})

const CHECKS = '{ healthy checks { code status message } }'
type Diagnosed = { diagnose: { healthy: boolean; checks: { code: string; status: string }[] } }
const failedOf = ({ diagnose }: Diagnosed) =>
  diagnose.checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)
const untouched = ({ serverInfo: _, organization, ...rest }: Awaited<ReturnType<typeof readSetting>>) => ({
  ...rest,
  organization: {
    ...organization,
    legalEntities: organization.legalEntities.map(({ numberSequences, ...entity }) => ({
      ...entity,
      numberSequences: numberSequences.map(({ next: _next, ...sequence }) => sequence),
    })),
  },
})

describe('a situation', () => {
  it.each(Object.entries(SITUATIONS))(
    '%s is what it says, and healing leaves nothing of it',
    async (name, situation) => {
      const before = await readSetting(connection)
      let healed = false
      onTestFinished(async () => {
        if (!healed) await heal(connection, before)
      })
      const customer = await situation.setUp({
        connection,
        people,
        setting: before,
        channels: ['houston'],
        registerToken: (channel) => tillsync.tokenFor('CHANNEL_DEVICE', [channel], REGISTER),
      })
      const asked = situation.ask.replace('%', customer ?? '').replace(/\{ answer .*\} \} \}$/, `${CHECKS} }`)
      const ask = async () => {
        const { data, errors } = await graphqlRequest(tillsync.url, tillsync.token, asked)
        expect(errors).toBeUndefined()
        return data
      }
      const causes = CAUSES[name]
      if (causes) expect(failedOf((await ask()) as Diagnosed)).toEqual(causes)
      // What is not looked for when it is asked is known a moment later.
      else await expect.poll(async () => seen[name]?.(await ask()), { timeout: 60_000 }).toBe(true)

      await heal(connection, before)
      healed = true
      expect(untouched(await readSetting(connection))).toEqual(untouched(before))
      const { simulation } = await tillsync.ask<{ simulation: object }>(
        '{ simulation { headquartersReachable headquartersDelayMs mailServerReachable channelDatabases { reachable downloadsFail registersSilent cacheFrozen } } }',
      )
      const quiet = { reachable: true, downloadsFail: false, registersSilent: false, cacheFrozen: false }
      expect(simulation).toEqual({
        headquartersReachable: true,
        headquartersDelayMs: 0,
        mailServerReachable: true,
        channelDatabases: [quiet, quiet],
      })
      expect(failedOf(await tillsync.ask<Diagnosed>(`{ diagnose(input: { installation: true }) ${CHECKS} }`))).toEqual(
        [],
      )
      const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
        '{ operationCounts { status count } }',
      )
      const left = operationCounts.filter(({ count }) => count > 0).map(({ status }) => status)
      expect(left.filter((status) => !['DISTRIBUTED', 'DISMISSED'].includes(status))).toEqual([])
    },
  )

  it('has a cause or something to be seen for each name, and a view of the page', () => {
    const views: readonly string[] = Object.values(PATHS)
    for (const { view } of Object.values(SITUATIONS)) expect(views).toContain(view)
    expect(Object.keys(CAUSES).sort()).toEqual(Object.keys(SITUATIONS).sort())
  })
})

/** What is seen where no diagnosis is asked for. */
const seen: { readonly [situation: string]: (data: unknown) => boolean } = {
  'headquarters-away': (data) => JSON.stringify(data).includes('"headquartersReachable":false'),
  'headquarters-slow': (data) => JSON.stringify(data).includes('"ASYNC_EDIT"'),
  'rows-failing': (data) => (data as { operations: { nodes: object[] } }).operations.nodes.length > 0,
}
