import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const sweepFile = fileURLToPath(new URL('./sweep.mjs', import.meta.url))

/** Removes what a run has in its folder: when it is told to, and when the run ends in whatever way. */
export type Sweeper = {
  /** Ends what still runs there, unmounts its disks, and removes the folder. */
  sweep(): Promise<void>
}

export function startSweeper(folder: string): Sweeper {
  const sweeper = spawn(process.execPath, [sweepFile, folder], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const swept = once(sweeper, 'exit')
  return {
    async sweep() {
      sweeper.stdin.end()
      await swept
    },
  }
}
