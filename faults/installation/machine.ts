import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** What this machine has for accidents that need more than Node and PostgreSQL. */
export type Machine = {
  /** Settings of a program whose wall clock is off by so many seconds; null: faketime is not installed. */
  clockSettings: ((seconds: number) => Record<string, string>) | null
  /** Whether small disks can be mounted. */
  mounts: boolean
  /** The stores' processes, by name, whose channel databases are on machines of their own. Empty: there are none. */
  stores: readonly string[]
}

/** A file system that is easily filled. */
export type SmallDisk = {
  readonly folder: string
  /** Takes all space that is left. */
  fill(): Promise<void>
  /** Gives it back. */
  empty(): Promise<void>
  unmount(): void
}

const SMALL_DISK = 'size=700m,mode=711'

/** Finds out by trying. `folder` is for a trial mount. */
export function readMachine(folder: string): Omit<Machine, 'stores'> {
  const disk = mountSmallDisk(join(folder, 'trial'))
  disk?.unmount()
  return { clockSettings: clockSettings(), mounts: disk !== null }
}

/** Mounts a small disk in memory; null: only root of a Linux machine may. */
export function mountSmallDisk(folder: string): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  if (!succeeds('mount', ['-t', 'tmpfs', '-o', SMALL_DISK, 'tillsync-faults', folder])) return null
  const ballast = join(folder, 'ballast')
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'w')
      try {
        const { bavail, bsize } = await statfs(folder)
        const piece = Buffer.alloc(1_048_576)
        for (let left = bavail * bsize; left > 0; left -= piece.length)
          await file.write(piece.subarray(0, Math.min(left, piece.length)))
      } catch {
        // PostgreSQL took the rest meanwhile: full is full.
      } finally {
        await file.close()
      }
    },
    empty: () => rm(ballast, { force: true }),
    unmount: () => void succeeds('umount', ['--lazy', folder]),
  }
}

/** faketime's library, as the program itself names it. The monotonic clock goes on as it does. */
function clockSettings(): Machine['clockSettings'] {
  try {
    const library = execFileSync('faketime', ['-f', '+1h', 'printenv', 'LD_PRELOAD'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const preload = library.toString('utf8').trim()
    return (seconds) => ({
      LD_PRELOAD: preload,
      FAKETIME: `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}`,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    })
  } catch {
    return null
  }
}

function succeeds(command: string, options: readonly string[]): boolean {
  try {
    execFileSync(command, options, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
