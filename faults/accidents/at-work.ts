import { setTimeout as wait } from 'node:timers/promises'
import { openWork } from '../installation/open-work.ts'
import { PLACES } from '../installation/postgres.ts'
import { type Accident, during, placeOf } from './accident.ts'

const RUN_JOB = 'mutation ($input: RunCdxJobInput!) { runCdxJob(input: $input) { userErrors { code } } }'
const SYNCHRONIZE = 'mutation { synchronizeCustomersAndChannelRequests { userErrors { code } } }'

/** What happens in good order, at a bad moment. */
export const AT_WORK: readonly Accident[] = [
  {
    name: 'analyze',
    targets: PLACES,
    seconds: [0.1, 3],
    async happen(scene, planned) {
      const postgres = scene.installation.postgres[placeOf(planned.target)]
      await during(scene, planned, {
        async begin() {
          // The worst moment: statistics that say that nothing is open, or nearly nothing.
          for (let tries = 0; tries < 40 && (await openWork(postgres)) > 0; tries++) await wait(25)
          await postgres.execute('analyze')
        },
        end: () => {},
      })
    },
  },
  {
    name: 'jobs-twice',
    targets: ['P-0001', 'synchronize', '1010'],
    seconds: [0.1, 0.5],
    async happen(scene, planned) {
      const { ask } = scene.installation
      const start = () =>
        planned.target === 'synchronize' ? ask(SYNCHRONIZE) : ask(RUN_JOB, { input: { job: planned.target } })
      await during(scene, planned, { begin: () => Promise.all([start(), start(), start(), start()]), end: () => {} })
    },
  },
]
