import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files that `npm run build` builds dist/ from, besides the packages in the lock file. */
const SOURCES = [
  'src',
  'scripts/build.ts',
  'scripts/build',
  'tsconfig.json',
  'tsconfig.client.json',
  'package-lock.json',
]

/**
 * True when dist/ was built from the sources beside it, or when there are no sources: a package contains only the built
 * program.
 */
export function isBuilt(packageFolder) {
  const record = join(packageFolder, 'dist', 'built-from')
  if (!existsSync(record)) return false
  if (!existsSync(join(packageFolder, 'src'))) return true
  return readFileSync(record, 'utf8') === fingerprint(packageFolder)
}

/** Changes when anything changes that dist/ is built from. */
export function fingerprint(packageFolder) {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const path of filesOf(join(packageFolder, source)))
      hash.update(relative(packageFolder, path).split(sep).join('/')).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}
