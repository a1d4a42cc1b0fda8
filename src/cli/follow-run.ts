import { setTimeout as pause } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import { z } from 'zod'

/** Milliseconds between two looks at the run. */
const lookEvery = 500

/** How far a run is, and what it has said. */
export const runProgress = z.object({
  status: z.string(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  skipped: z.number(),
  message: z.string().nullable(),
})
export type RunProgress = z.infer<typeof runProgress>

/** Shows how far a run is until it has ended, and gives it as it ended. Ctrl-C ends the following only: the run goes on at the server. */
export async function followRun(look: () => Promise<RunProgress>): Promise<RunProgress> {
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
