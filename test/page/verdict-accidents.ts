import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Line } from '../../faults/installation/line.ts'
import { childrenOf } from '../../src/db/embedded/processes.ts'
import type { CheckCode } from '../../src/diagnose/checks/check-code.ts'
import { type Backup, create, createMany, recover, tryJob } from '../headquarters/incarnation/restored.ts'
import { DISK_FULL, type OwnSide, READ_ONLY } from '../support/accidents.ts'
import type { FaultyLine } from '../support/faulty-line.ts'
import type { Installation } from '../support/installation.ts'
import type { Store } from '../support/store.ts'

/** A database on a server of its own, reached through a line. */
export type FaultySide = OwnSide & { readonly line: FaultyLine; readonly backup: Backup }

/** What the accidents happen to. */
export type Scene = {
  readonly tillsync: Installation
  readonly hq: FaultySide
  readonly houston: FaultySide
  /** Between the browser and the server. */
  readonly toServer: Line
  readonly store: Store
  /** Between the store of San Francisco and headquarters. */
  readonly toStore: FaultyLine
  /** The process that runs the schedules, as headquarters sees it. */
  readonly worker: { end(): Promise<void>; start(): Promise<void> }
}

type Work = (scene: Scene) => unknown

/** An accident of the fault run, and how the verdict shows it. */
export type VerdictAccident = {
  /** The name that the fault run has for it, and where it happens. */
  readonly name: string
  /** The check that fails; null: all is well, or the server itself is away, which the page says. */
  readonly fails: CheckCode | null
  /** The page reaches no server: it shows the last known verdict, and says that it is the last known one. */
  readonly isCutOff?: boolean
  readonly begin: Work
  readonly end: Work
}

const SIDES = [
  ['headquarters', 'hq', 'HEADQUARTERS_REACHABLE'],
  ['houston', 'houston', 'CHANNEL_DATABASE_REACHABLE'],
] as const

/** What happens to a PostgreSQL server, or on the way to it. */
const OF_DATABASES = SIDES.flatMap(([place, side, away]): VerdictAccident[] => [
  {
    name: `kill-postgres ${place}`,
    fails: away,
    begin: (scene) => scene[side].server.kill(),
    end: (scene) => scene[side].server.start(),
  },
  {
    name: `freeze-postgres ${place}`,
    fails: away,
    begin: (scene) => signal(scene[side], 'SIGSTOP'),
    end: (scene) => signal(scene[side], 'SIGCONT'),
  },
  {
    name: `cut-network ${place}`,
    fails: away,
    begin: ({ [side]: { line } }) => {
      line.mode = 'refusing'
      line.cut()
    },
    end: ({ [side]: { line } }) => open(line),
  },
  {
    name: `half-open-network ${place}`,
    fails: away,
    begin: ({ [side]: { line } }) => {
      line.mode = 'silent'
      line.silence()
    },
    end: ({ [side]: { line } }) => open(line),
  },
  {
    name: `slow-network ${place}`,
    fails: null,
    begin: ({ [side]: { line } }) => {
      line.delay = 50
    },
    end: ({ [side]: { line } }) => open(line),
  },
  {
    name: `read-only ${place}`,
    fails: 'DATABASES_AVAILABLE',
    begin: (scene) => READ_ONLY.begin(scene[side].run),
    end: (scene) => READ_ONLY.end(scene[side].run),
  },
  {
    name: `disk-full ${place}`,
    fails: 'DATABASES_AVAILABLE',
    begin: async (scene) => {
      // A full disk is noticed by the first that writes.
      await create(scene.tillsync, `Full${place}`)
      await DISK_FULL.begin(scene[side].run)
      await tryJob(scene.tillsync, 'P-0001').catch(() => {})
      if (side === 'houston') await create(scene.tillsync, 'Refused').catch(() => {})
    },
    end: async (scene) => {
      await DISK_FULL.end(scene[side].run)
      await scene.tillsync.travel()
    },
  },
  {
    name: `analyze ${place}`,
    fails: null,
    begin: (scene) => scene[side].run('analyze'),
    end: () => {},
  },
])

/** Every accident of the fault run (docs/faults.md). */
export const VERDICT_ACCIDENTS: readonly VerdictAccident[] = [
  ...OF_DATABASES,
  {
    name: 'restore-headquarters',
    fails: 'HEADQUARTERS_NOT_REWOUND',
    begin: async ({ tillsync, hq, worker }) => {
      await hq.backup.make()
      await worker.start()
      await createMany(tillsync, 'Lost', 2)
      await tillsync.travel()
      await hq.backup.putBack()
      await worker.start()
      await tryJob(tillsync, '1010').catch(() => {})
    },
    end: async ({ tillsync }) => {
      await recover(tillsync, { reason: 'The disk was replaced.', restoreCustomers: true })
    },
  },
  {
    name: 'restore-channel',
    fails: 'CHANNEL_DATABASE_NOT_REWOUND',
    begin: async ({ tillsync, houston }) => {
      await houston.backup.make()
      await createMany(tillsync, 'Gone', 2)
      await tillsync.travel()
      await houston.backup.putBack()
      await tryJob(tillsync, 'P-0001').catch(() => {})
    },
    end: async ({ tillsync }) => {
      await tillsync.ask(
        'mutation ($input: AcceptChannelDatabaseInput!) { acceptChannelDatabase(input: $input) { userErrors { code } } }',
        { input: { channelDatabase: 'houston-db', reason: 'The disk was replaced.' } },
      )
      await tillsync.travel()
    },
  },
  {
    name: 'kill-worker',
    fails: 'WORKER_ALIVE',
    begin: ({ worker }) => worker.end(),
    end: ({ worker }) => worker.start(),
  },
  {
    name: 'freeze-program worker',
    fails: 'RUN_ALIVE',
    begin: async ({ hq, worker }) => {
      await worker.end()
      await hq.run(`insert into batch_run (run_id, job_id, scope, status, requested_by, lease_until)
        values (gen_random_uuid(), 'synchronize', 'synchronize:USRT', 'EXECUTING', 'gone', now() - interval '1 second')`)
    },
    end: async ({ hq, worker, tillsync }) => {
      await worker.start()
      await tillsync.synchronize()
      await hq.run(`delete from batch_run where status = 'EXECUTING'`)
    },
  },
  {
    name: 'wrong-clock worker',
    fails: 'CLOCKS_AGREE',
    begin: ({ hq }) =>
      hq.run(`insert into schedule_worker (worker_id, lease_until, process, clock_skew_seconds)
        values ('ahead', now() + interval '1 day', 'server:17', 3600)`),
    end: ({ hq }) => hq.run(`delete from schedule_worker where worker_id = 'ahead'`),
  },
  {
    name: 'jobs-twice',
    fails: null,
    begin: async ({ tillsync }) => {
      await create(tillsync, 'Twice')
      await Promise.all(['P-0001', 'P-0001', '1010', '1010'].map((job) => tryJob(tillsync, job)))
    },
    end: ({ tillsync }) => tillsync.travel(),
  },
  {
    name: 'kill-store',
    fails: 'CHANNEL_DATABASE_REACHABLE',
    begin: ({ store }) => store.stop(),
    end: ({ store }) => store.start(),
  },
  {
    name: 'cut-store',
    fails: 'CHANNEL_DATABASE_REACHABLE',
    begin: ({ toStore }) => {
      toStore.mode = 'refusing'
      toStore.cut()
    },
    end: ({ toStore }) => open(toStore),
  },
  {
    name: 'kill-api',
    fails: null,
    isCutOff: true,
    begin: ({ tillsync }) => tillsync.running.stop(),
    end: ({ tillsync }) => tillsync.restart(),
  },
  {
    name: 'kill-headquarters',
    fails: null,
    isCutOff: true,
    begin: async ({ tillsync, hq, worker }) => {
      await worker.end()
      await Promise.all([tillsync.running.stop(), hq.server.kill()])
    },
    end: async ({ tillsync, hq, worker }) => {
      await hq.server.start()
      await tillsync.restart()
      await worker.start()
    },
  },
  {
    name: 'restart api',
    fails: null,
    begin: ({ tillsync }) => tillsync.restart(),
    end: () => {},
  },
  {
    name: 'cut-clients',
    fails: null,
    isCutOff: true,
    begin: ({ toServer }) => {
      toServer.mode = 'refusing'
      toServer.cut()
    },
    end: ({ toServer }) => open(toServer),
  },
  {
    name: 'half-open-clients',
    fails: null,
    isCutOff: true,
    begin: ({ toServer }) => {
      toServer.mode = 'silent'
      toServer.silence()
    },
    end: ({ toServer }) => open(toServer),
  },
  {
    name: 'drop-answers',
    fails: null,
    isCutOff: true,
    begin: ({ toServer }) => {
      toServer.mode = 'answers dropped'
    },
    end: ({ toServer }) => open(toServer),
  },
]

function open(line: Line): void {
  line.mode = 'open'
  line.delay = 0
  // Half-open connections stay so otherwise.
  line.cut()
}

/** Sends a signal to a PostgreSQL server and all its sessions. */
async function signal({ server }: FaultySide, name: NodeJS.Signals): Promise<void> {
  const [postmaster] = (await readFile(join(server.dataFolder, 'postmaster.pid'), 'utf8')).split('\n').map(Number)
  if (!postmaster) throw new Error('The server does not run.')
  for (const { pid } of childrenOf(postmaster)) process.kill(pid, name)
  process.kill(postmaster, name)
}
