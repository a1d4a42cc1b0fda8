import { startGenerator } from './harness/load.ts'
import { inTurn, rateRow, type Side } from './harness/measure.ts'
import { startServers } from './harness/servers.ts'
import { startStepYardsticks } from './harness/step-yardsticks.ts'
import { capture, download, synchronize, upload } from './harness/steps.ts'
import { startTillsync } from './harness/tillsync.ts'
import { type Group, measureRows } from './row.ts'

// The steps of the pipeline, one after the other: a customer is a row, an address and a contact. Each round captures as
// many anew; what was processed before stays.

const OPERATIONS = 100_000

const group: Group = async (bench) => {
  const operations = bench.quick ? OPERATIONS / 10 : OPERATIONS
  const servers = await startServers()
  const generator = startGenerator()
  const tillsync = await startTillsync(servers)
  const yardsticks = await startStepYardsticks(servers, operations)
  const ours = (name: string, run: Side['run']): Side => ({ name, processes: [tillsync.pid], run })
  const steps = [
    { name: 'upload', atLeast: 0.4, yardstick: yardsticks.upload, run: () => upload(tillsync, operations) },
    {
      name: 'synchronize',
      atLeast: 0.5,
      yardstick: yardsticks.synchronize,
      run: () => synchronize(tillsync, operations),
    },
    { name: 'download', atLeast: 0.35, yardstick: yardsticks.download, run: () => download(tillsync, operations) },
  ].map((step) => ({ ...step, name: `${step.name}, ${operations}` }))
  const sides = steps.flatMap(({ name, yardstick, run }) => [ours(name, run), yardstick])
  await measureRows(
    bench,
    steps.map(({ name }) => name),
    async () => {
      const measured = await inForwardTurns()
      return steps.map(({ name, atLeast }, nth) => {
        const [one, other] = measured.slice(2 * nth)
        if (!one || !other) throw new Error(`${name} was not measured`)
        return rateRow(name, one, other, atLeast)
      })
    },
  )

  /** The steps need each other's rows: each round is forwards, and captures first. */
  function inForwardTurns() {
    const [first, ...others] = sides
    if (!first) throw new Error('There are no steps.')
    const prepare = async (round: number) => {
      bench.progress(`round ${round + 1}: ${operations} captures, then the steps`)
      await capture(generator, tillsync, operations, round * operations)
    }
    return inTurn(servers, [{ ...first, prepare }, ...others], { backwards: false, progress: bench.progress })
  }
}
export default group
