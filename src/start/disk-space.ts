import { statfs } from 'node:fs/promises'
import type { DiskSpace } from '../model/disk.ts'

/** The space of the disk of a folder, for the user of this process. Throws when the folder cannot be examined. */
export async function readDiskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}
