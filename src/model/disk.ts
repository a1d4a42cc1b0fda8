/** The space of a disk in bytes: what a program's user may still write, and its size. */
export type DiskSpace = { readonly free: number; readonly total: number }

const MIB = 1024 ** 2
const GIB = 1024 ** 3
/** Below this, in bytes, a disk is nearly full, whatever its size … */
const LEAST_FREE = 512 * MIB
/** … and below this share, unless more than ENOUGH_FREE bytes are left. */
const LEAST_SHARE = 0.05
const ENOUGH_FREE = 10 * GIB

/** True when space must be freed before PostgreSQL can write no more. */
export function isNearlyFull({ free, total }: DiskSpace): boolean {
  return free < LEAST_FREE || (free < ENOUGH_FREE && free < total * LEAST_SHARE)
}
