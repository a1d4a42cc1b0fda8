import { type DiskSpace, isNearlyFull } from '../../model/disk.ts'
import { readDiskSpace } from '../disk-space.ts'
import { type Finding, notExamined, right, wrong } from './finding.ts'

const MIB = 1024 ** 2
const GIB = 1024 ** 3

/** Examines the space that is left on the disk of a folder, for the user that runs the command. */
export async function examineDisk(subject: string, folder: string): Promise<Finding> {
  try {
    return diskFinding(subject, folder, await readDiskSpace(folder))
  } catch {
    return notExamined('DISK', subject, `The disk of ${folder} cannot be examined by this user.`)
  }
}

/** What is said of so many bytes. */
export function diskFinding(subject: string, folder: string, space: DiskSpace): Finding {
  const left = `${inWords(space.free)} of ${inWords(space.total)} are free on the disk of ${folder}`
  return isNearlyFull(space)
    ? wrong('DISK', subject, `${left}.`, 'Free disk space, or add some, before PostgreSQL can write no more.')
    : right('DISK', subject, `${left}.`)
}

function inWords(bytes: number): string {
  return bytes >= GIB ? `${(bytes / GIB).toFixed(1)} GiB` : `${Math.round(bytes / MIB)} MiB`
}
