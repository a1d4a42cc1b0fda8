import { setTimeout as pause } from 'node:timers/promises'
import type { Generator } from '../harness/load.ts'
import { inTurn, rateRow, type Side } from '../harness/measure.ts'
import type { Servers } from '../harness/servers.ts'
import { startStepYardsticks } from '../harness/step-yardsticks.ts'
import { capture, distributed } from '../harness/steps.ts'
import { CUSTOMERS_SCHEDULE, setSchedule, type Tillsync } from '../harness/tillsync.ts'
import { type Bench, measureRows } from '../row.ts'

const OPERATIONS = 100_000
/** Seconds after which what is not linked back fails the row. */
const LONGEST = 900

/**
 * From captured to linked back, all jobs run by their schedule as in production: from when the schedule is activated,
 * until the last operation is DISTRIBUTED.
 */
export async function measureLinkedBack(
  bench: Bench,
  servers: Servers,
  generator: Generator,
  tillsync: Tillsync,
): Promise<void> {
  const operations = bench.quick ? OPERATIONS / 20 : OPERATIONS
  const name = `captured to linked back, ${operations}, by schedule`
  await measureRows(bench, [name], async () => {
    const yardsticks = await startStepYardsticks(servers, operations)
    const ours: Side = {
      name: 'tillsync',
      processes: [tillsync.pid],
      prepare(round) {
        bench.progress(`${operations} captures`)
        return capture(generator, tillsync, operations, round * operations)
      },
      async run(round) {
        const begun = performance.now()
        await setSchedule(tillsync.ask, CUSTOMERS_SCHEDULE, { active: true, recurrence: 'EVERY 1 SECONDS' })
        while ((await distributed(tillsync)) < (round + 1) * operations) {
          if (performance.now() - begun > LONGEST * 1_000) throw new Error(`not linked back within ${LONGEST} s`)
          await pause(250)
        }
        const seconds = (performance.now() - begun) / 1_000
        await setSchedule(tillsync.ask, CUSTOMERS_SCHEDULE, { active: false })
        return { operations, seconds }
      },
    }
    const [measured, beside] = await inTurn(servers, [ours, yardsticks.all], { ...bench, backwards: false })
    await yardsticks.stop()
    return measured && beside ? [rateRow(name, measured, beside, 0.35)] : []
  })
}
