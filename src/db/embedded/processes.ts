import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** One running process, as far as the operating system shows it to us. */
export interface ProcessInfo {
  readonly pid: number
  readonly parent: number
  readonly arguments: readonly string[]
}

/** True when a process with this id runs, of any user. One that has ended but was not waited for does not. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return fromProc(pid) !== undefined
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The process with this id, or undefined when it is gone, has ended but was not waited for, or cannot be seen. */
export function processInfo(pid: number): ProcessInfo | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs([`-p${pid}`])[0]
}

/** The direct children of a process. */
export function childrenOf(pid: number): ProcessInfo[] {
  const all = process.platform === 'linux' ? allPids().flatMap((id) => fromProc(id) ?? []) : fromPs(['-A'])
  return all.filter((info) => info.parent === pid)
}

/** True when the process works in this folder. A PostgreSQL process works in its data folder. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder
    const open = execFileSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-F', 'n'], { encoding: 'utf8' })
    return open.split('\n').includes(`n${folder}`)
  } catch {
    return false
  }
}

/** The processes that work in this folder (Linux only; elsewhere none is seen). */
export function processesIn(folder: string): number[] {
  return process.platform === 'linux' ? allPids().filter((pid) => worksIn(pid, folder)) : []
}

function allPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

function fromProc(pid: number): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return { pid, parent: Number(parent), arguments: line.split('\0').filter((part) => part !== '') }
  } catch {
    return undefined
  }
}

/** `ps` shows arguments joined by spaces; good enough to look for a folder's name in them. */
function fromPs(selection: readonly string[]): ProcessInfo[] {
  try {
    const table = execFileSync('ps', ['-ww', '-o', 'pid=,ppid=,stat=,command=', ...selection], { encoding: 'utf8' })
    return table.split('\n').flatMap((line) => {
      const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      if (command === undefined || state?.startsWith('Z')) return []
      return [{ pid: Number(pid), parent: Number(parent), arguments: command.split(' ') }]
    })
  } catch {
    return []
  }
}
