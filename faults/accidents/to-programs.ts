import { setTimeout as wait } from 'node:timers/promises'
import { programsOf, storeNamed } from '../installation/installed.ts'
import type { Program } from '../installation/program.ts'
import { type Accident, during, partOf, type Scene } from './accident.ts'

const STORES = ['store-houston', 'store-sanfrancisco']
const ofStores = {
  targets: STORES,
  targetsOn: ({ stores }) => stores,
  lacking: ({ stores }) =>
    stores.length > 0 ? null : 'the channel databases are on no machines of their own (--stores)',
} satisfies Partial<Accident>
const PROGRAMS = ['api-1', 'api-2', 'worker-1', 'worker-2']
const HOUR = 3_600

/** A program of the installation; a smaller one has fewer. */
export function program({ installation }: Scene, target: string): Program {
  const all = programsOf(installation)
  const found = all.find(({ name }) => name === target) ?? all.find(({ name }) => name.startsWith(target.slice(0, 3)))
  if (!found) throw new Error(`${target} is no program.`)
  return found
}

export const TO_PROGRAMS: readonly Accident[] = [
  {
    name: 'kill-api',
    targets: ['api-1', 'api-2'],
    seconds: [0.1, 1],
    async happen(scene, planned) {
      const api = program(scene, planned.target)
      await during(scene, planned, { begin: api.kill, end: api.start })
      if (planned.chance > 0.5) return
      // Once more while it is still busy with its start.
      await wait(planned.chance * 1_000)
      await during(scene, planned, { begin: api.kill, end: api.start })
    },
  },
  {
    name: 'kill-worker',
    targets: ['worker-1', 'worker-2'],
    seconds: [0.1, 2],
    async happen(scene, planned) {
      const worker = program(scene, planned.target)
      await during(scene, planned, { begin: worker.kill, end: worker.start })
    },
  },
  {
    name: 'kill-headquarters',
    targets: ['headquarters'],
    seconds: [0.5, 8],
    alone: true,
    async happen(scene, planned) {
      const { apis, workers, postgres } = scene.installation
      const programs = [...apis, ...workers]
      await during(scene, planned, {
        begin: () => Promise.all([...programs.map((each) => each.kill()), postgres.headquarters.kill()]),
        async end() {
          await postgres.headquarters.start()
          await Promise.all(programs.map((each) => each.start()))
        },
        away: partOf(planned.target),
      })
    },
  },
  {
    name: 'restart',
    targets: PROGRAMS,
    seconds: [0.1, 1],
    async happen(scene, planned) {
      const restarted = program(scene, planned.target)
      await during(scene, planned, { begin: restarted.stop, end: restarted.start })
    },
  },
  {
    name: 'freeze-program',
    targets: PROGRAMS,
    // Sometimes longer than the leases, which last 30 seconds: another process has gone on meanwhile.
    seconds: [2, 38],
    async happen(scene, planned) {
      const frozen = program(scene, planned.target)
      const seconds = planned.seconds < 26 ? planned.seconds / 4 : planned.seconds
      await during(scene, { ...planned, seconds }, { begin: frozen.freeze, end: frozen.thaw })
    },
  },
  {
    name: 'wrong-clock',
    targets: PROGRAMS,
    seconds: [6, 15],
    lacking: ({ clockSettings }) => (clockSettings ? null : 'faketime is not installed'),
    async happen(scene, planned) {
      const wrong = program(scene, planned.target)
      const settings = scene.installation.machine.clockSettings?.(planned.chance < 0.5 ? HOUR : -HOUR)
      await wrong.kill()
      await during(scene, planned, {
        begin: () => wrong.start(settings),
        async end() {
          await wrong.kill()
          await wrong.start()
        },
      })
    },
  },
  {
    name: 'kill-store',
    ...ofStores,
    seconds: [0.1, 5],
    async happen(scene, planned) {
      const store = program(scene, planned.target)
      await during(scene, planned, { begin: store.kill, end: store.start })
    },
  },
  {
    name: 'cut-store',
    ...ofStores,
    seconds: [1, 30],
    async happen(scene, planned) {
      const store = storeNamed(scene.installation, planned.target)
      await during(scene, planned, {
        begin: () => store.cut(planned.chance < 0.5 ? 'refused' : 'silent'),
        end: store.connect,
      })
    },
  },
]
