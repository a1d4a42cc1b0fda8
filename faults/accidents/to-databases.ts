import { PLACES } from '../installation/postgres.ts'
import { type Accident, during, partOf, placeOf } from './accident.ts'

export const TO_DATABASES: readonly Accident[] = [
  {
    name: 'kill-postgres',
    targets: PLACES,
    seconds: [0.3, 4],
    async happen(scene, planned) {
      const postgres = scene.installation.postgres[placeOf(planned.target)]
      await during(scene, planned, { begin: postgres.kill, end: postgres.start, away: partOf(planned.target) })
    },
  },
  {
    name: 'freeze-postgres',
    targets: PLACES,
    seconds: [2, 16],
    async happen(scene, planned) {
      const postgres = scene.installation.postgres[placeOf(planned.target)]
      await during(scene, planned, { begin: postgres.freeze, end: postgres.thaw, away: partOf(planned.target) })
    },
  },
  {
    name: 'disk-full',
    targets: ['headquarters', 'houston'],
    seconds: [2, 10],
    lacking: ({ mounts }) => (mounts ? null : 'no small disk can be mounted (root of a Linux machine may)'),
    async happen(scene, planned) {
      const { disk } = scene.installation.postgres[placeOf(planned.target)]
      if (disk) await during(scene, planned, { begin: disk.fill, end: disk.empty })
    },
  },
  {
    name: 'read-only',
    targets: PLACES,
    seconds: [2, 8],
    async happen(scene, planned) {
      const { execute } = scene.installation.postgres[placeOf(planned.target)]
      await during(scene, planned, {
        async begin() {
          await execute('alter system set default_transaction_read_only = on')
          await execute('select pg_reload_conf()')
        },
        async end() {
          await execute('alter system reset default_transaction_read_only')
          await execute('select pg_reload_conf()')
        },
      })
    },
  },
]
