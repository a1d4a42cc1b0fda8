import { setTimeout as pause } from 'node:timers/promises'
import type { Demo } from './demo.ts'
import type { DemoServer } from './server.ts'

/** What happens to the demo, and its end. `server` is one of its PostgreSQL servers, for accidents of a server. */
export type DemoAccident = {
  readonly name: string
  readonly seconds: number
  begin(demo: Demo, server: DemoServer): unknown
  end?(demo: Demo, server: DemoServer): unknown
}

const simulate = ({ ask }: Demo, input: object) =>
  ask('mutation ($input: SetSimulationInput!) { setSimulation(input: $input) { userErrors { code } } }', { input })

const houston = (faults: object) => ({ channelDatabases: [{ channelDatabase: 'houston-db', ...faults }] })
const OPEN = `select count(*)::int as open from operation where status in ('UPLOADED', 'IN_PROGRESS', 'SYNCED')`

/** The kinds; each ends by itself. */
export const DEMO_ACCIDENTS: readonly DemoAccident[] = [
  { name: 'kill-program', seconds: 2, begin: ({ program }) => program.kill(), end: ({ program }) => program.start() },
  { name: 'stop-program', seconds: 2, begin: ({ program }) => program.stop(), end: ({ program }) => program.start() },
  {
    // Longer than its leases.
    name: 'freeze-program',
    seconds: 40,
    begin: ({ program }) => program.freeze(),
    end: ({ program }) => program.thaw(),
  },
  { name: 'kill-postgres', seconds: 1, begin: (_, server) => server.signal('SIGKILL', true) },
  { name: 'stop-postgres', seconds: 1, begin: (_, server) => server.signal('SIGINT', false) },
  {
    name: 'freeze-postgres',
    seconds: 15,
    begin: (_, server) => server.signal('SIGSTOP', true),
    end: (_, server) => server.signal('SIGCONT', true),
  },
  {
    name: 'read-only',
    seconds: 20,
    async begin(_, { execute }) {
      await execute('alter system set default_transaction_read_only = on')
      await execute('select pg_reload_conf()')
    },
    async end(_, { execute }) {
      await execute('alter system reset default_transaction_read_only')
      await execute('select pg_reload_conf()')
    },
  },
  {
    name: 'no-connections',
    seconds: 1,
    async begin(_, server) {
      const giveBack = await server.takeConnections()
      await pause(20_000)
      await giveBack()
    },
  },
  {
    // The worst moment: statistics that say that nothing is open, or nearly nothing.
    name: 'analyze',
    seconds: 1,
    async begin({ servers: { headquarters } }) {
      for (let tries = 0; tries < 200; tries++) {
        const [row] = await headquarters.execute(OPEN, 'headquarters')
        if (row?.open === 0) break
        await pause(50)
      }
      await headquarters.execute('analyze', 'headquarters')
    },
  },
  {
    name: 'channel-cut-off',
    seconds: 60,
    begin: (demo) => simulate(demo, houston({ reachable: false })),
    end: (demo) => simulate(demo, houston({ reachable: true })),
  },
  {
    name: 'downloads-fail',
    seconds: 60,
    begin: (demo) => simulate(demo, houston({ downloadsFail: true })),
    end: (demo) => simulate(demo, houston({ downloadsFail: false })),
  },
  {
    name: 'headquarters-cut-off',
    seconds: 60,
    begin: (demo) => simulate(demo, { headquartersReachable: false }),
    end: (demo) => simulate(demo, { headquartersReachable: true }),
  },
]

/** Lets it happen, until it is over. */
export async function happen(accident: DemoAccident, demo: Demo, server: DemoServer): Promise<void> {
  await accident.begin(demo, server)
  await pause(accident.seconds * 1_000)
  await accident.end?.(demo, server)
}
