import type { Generator } from '../harness/load.ts'
import { inTurn, type Measured, rateRow, type Side } from '../harness/measure.ts'
import type { Servers } from '../harness/servers.ts'
import { capture, download, synchronize, upload } from '../harness/steps.ts'
import type { Tillsync } from '../harness/tillsync.ts'
import { type Bench, measureRows, type Row } from '../row.ts'

/** Two packages: one is prepared while the other is stored. */
const OPERATIONS = 10_000

/** The milliseconds of an operation in each step, in an installation with many settled ones beside one with none. */
export async function measureSteps(
  bench: Bench,
  servers: Servers,
  generator: Generator,
  { none, many, settled }: { none: Tillsync; many: Tillsync; settled: number },
): Promise<void> {
  const operations = bench.quick ? OPERATIONS / 4 : OPERATIONS
  const steps = [
    {
      step: 'capture of lists',
      async run(tillsync: Tillsync, round: number) {
        const begun = performance.now()
        await capture(generator, tillsync, operations, round * operations)
        return { operations, seconds: (performance.now() - begun) / 1_000 }
      },
    },
    { step: 'upload', run: (tillsync: Tillsync) => upload(tillsync, operations) },
    { step: 'synchronize', run: (tillsync: Tillsync) => synchronize(tillsync, operations) },
    { step: 'download', run: (tillsync: Tillsync) => download(tillsync, operations) },
  ].map((each) => ({ ...each, name: `${each.step}, ${operations} operations, ${settled} settled` }))
  const sides = steps.flatMap(({ name, run }): Side[] => [
    { name: 'with none settled', processes: [none.pid], run: (round) => run(none, round) },
    { name, processes: [many.pid], run: (round) => run(many, round) },
  ])
  await measureRows(
    bench,
    steps.map(({ name }) => name),
    async () => {
      const measured = await inTurn(servers, sides, { backwards: false, progress: bench.progress })
      return steps.map(({ name }, nth) => stepRow(name, measured.slice(2 * nth)))
    },
  )
}

function stepRow(name: string, [without, withMany]: readonly Measured[]): Row {
  if (!without || !withMany) throw new Error(`${name} was not measured`)
  const row = rateRow(name, withMany, without)
  return { ...row, value: 1_000 / row.value, besideValue: 1_000 / row.besideValue, unit: 'ms', reach: { atMost: 1.2 } }
}
