import { statfs } from 'node:fs/promises'
import { type Finding, notExamined, right, wrong } from './finding.ts'

const MIB = 1024 ** 2
const GIB = 1024 ** 3
/** Below this, in bytes, a disk is nearly full, whatever its size … */
const LEAST_FREE = 512 * MIB
/** … and below this share, unless more than ENOUGH_FREE bytes are left. */
const LEAST_SHARE = 0.05
const ENOUGH_FREE = 10 * GIB

/** Examines the space that is left on the disk of a folder, for the user who asks. */
export async function examineDisk(subject: string, folder: string): Promise<Finding> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return diskFinding(subject, folder, { free: bavail * bsize, size: blocks * bsize })
  } catch {
    return notExamined('DISK', subject, `The disk of ${folder} cannot be examined by this user.`)
  }
}

/** What is said of so many bytes. */
export function diskFinding(subject: string, folder: string, { free, size }: { free: number; size: number }): Finding {
  const left = `${inWords(free)} of ${inWords(size)} are free on the disk of ${folder}`
  const isFull = free < LEAST_FREE || (free < ENOUGH_FREE && free < size * LEAST_SHARE)
  return isFull
    ? wrong('DISK', subject, `${left}.`, 'Free disk space, or add some, before PostgreSQL can write no more.')
    : right('DISK', subject, `${left}.`)
}

function inWords(bytes: number): string {
  return bytes >= GIB ? `${(bytes / GIB).toFixed(1)} GiB` : `${Math.round(bytes / MIB)} MiB`
}
