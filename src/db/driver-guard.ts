import { readFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import path from 'node:path'
import { compileFunction } from 'node:vm'
import type postgresDriver from 'postgres'
import { type Repair, repairs, repairsVersion } from './driver-repairs.ts'

/** Thrown at start when the installed driver is not the one the repairs were written and tested for. */
export class DriverGuardError extends Error {
  override name = 'DriverGuardError'
}

const require = createRequire(import.meta.url)

/**
 * postgres.js with the repairs of driver-repairs.ts. Without them a PostgreSQL killed under load ends this process, and
 * a transaction can go on in another session.
 *
 * The repairs are made in memory while loading: nothing in node_modules is touched, so they hold where install scripts
 * are switched off, where the folder is read-only, and for processes that start together. The driver is taken from
 * here, never by `import 'postgres'`: that loads another copy (drizzle does, too, but runs on the client it is given).
 */
export const postgres: typeof postgresDriver = loadGuardedDriver()

function loadGuardedDriver(): typeof postgresDriver {
  const entry = require.resolve('postgres')
  const folder = path.dirname(entry)
  refuseOtherVersion(readFileSync(path.join(folder, '../../package.json'), 'utf8'))
  for (const [file, list] of Object.entries(repairs)) {
    const filename = path.join(folder, file)
    require.cache[filename] = compile(filename, repaired(file, readFileSync(filename, 'utf8'), list))
  }
  const driver: unknown = require.cache[entry]?.exports
  if (typeof driver !== 'function') throw new DriverGuardError('postgres.js did not load as a function.')
  return driver as typeof postgresDriver
}

function refuseOtherVersion(manifest: string): void {
  const { version }: { version?: unknown } = JSON.parse(manifest)
  if (version === repairsVersion) return
  throw new DriverGuardError(
    `postgres.js ${String(version)} is installed, but its repairs are for ${repairsVersion}. ` +
      'Run npm ci, or review src/db/driver-repairs.ts for the new version.',
  )
}

function compile(filename: string, source: string): Module {
  const module = new Module(filename)
  const run = compileFunction(source, ['module', 'exports', 'require'], { filename })
  run(module, module.exports, createRequire(filename))
  module.loaded = true
  return module
}

/** The source with every repair made. Each must find its place exactly once. */
export function repaired(file: string, source: string, list: readonly Repair[]): string {
  return list.reduce(
    (text, { why, find, replace }) => {
      if (text.split(find).length === 2) return text.replace(find, () => replace)
      throw new DriverGuardError(
        `postgres.js, ${file}: no place for the repair "${why}". Run npm ci to restore the package.`,
      )
    },
    source.replaceAll('\r\n', '\n'),
  )
}
