import { setTimeout as pause } from 'node:timers/promises'
import { SingleBar } from 'cli-progress'
import { z } from 'zod'

/** Milliseconds between two reads of the run. */
const lookEvery = 500

/** The progress and the message of a run. */
export const runProgress = z.object({
  status: z.string(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  skipped: z.number(),
  message: z.string().nullable(),
})
export type RunProgress = z.infer<typeof runProgress>

/**
 * Shows the progress of a run until it ends, and returns its end. Ctrl-C only stops following: the run continues on the
 * server.
 */
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
