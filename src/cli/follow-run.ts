import { setTimeout as pause } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'

/** Milliseconds between two looks at the run. */
const lookEvery = 500

/** How far a run is. */
export type RunProgress = { status: string; total: number; done: number; failed: number; skipped: number }

/** Shows how far a run is until it has ended, and gives it as it ended. Ctrl-C ends the following only: the run goes on at the server. */
export async function followRun<run extends RunProgress>(look: () => Promise<run>): Promise<run> {
  const bar = new SingleBar({
    format: '{bar} {percentage}%  {value} of {total}',
    clearOnComplete: true,
    noTTYOutput: false,
  })
  bar.start(0, 0)
  try {
    for (;;) {
      const run = await look()
      bar.setTotal(run.total)
      bar.update(run.done + run.failed + run.skipped)
      if (run.status !== 'EXECUTING' && run.status !== 'CANCELING') return run
      await pause(lookEvery)
    }
  } finally {
    bar.stop()
  }
}
