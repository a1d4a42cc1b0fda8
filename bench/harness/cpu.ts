import { readdirSync, readFileSync } from 'node:fs'

/** A tick of /proc/<pid>/stat in milliseconds: Linux shows 100 a second on every machine. */
const TICK = 10

/** Milliseconds of processor time that a process has used; to the nanosecond where the kernel tells so of threads. */
export function cpuOf(pid: number): number {
  return ofThreads(pid) ?? (statOf(pid)?.own ?? Number.NaN) * TICK
}

/**
 * Milliseconds of processor time that a PostgreSQL server has used: its first process, the sessions and workers that
 * have ended, and those that run. Of what has ended there are ticks only: a process that wakes with the tick counts for
 * the whole of it.
 */
export function cpuOfServer(postmaster: number): number {
  const stat = statOf(postmaster)
  if (!stat) return Number.NaN
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []))
  const running = pids.filter((pid) => statOf(pid)?.parent === postmaster)
  return [postmaster, ...running].reduce((sum, pid) => sum + (cpuOf(pid) || 0), stat.ended * TICK)
}

/** Of the threads of a process that run; null where the kernel does not tell. */
function ofThreads(pid: number): number | null {
  try {
    const times = readdirSync(`/proc/${pid}/task`).map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ')[0]),
    )
    return times.reduce((sum, time) => sum + time, 0) / 1e6
  } catch {
    return null
  }
}

/** Ticks of a process and of its children that have ended; null when there is no such process, or no /proc. */
function statOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name before it may contain anything.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const ticks = (nth: number) => Number(fields[nth])
    return { parent: ticks(1), own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) }
  } catch {
    return null
  }
}
