import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { IS_BUILT, PACKAGE_FOLDER } from '../../config/package.ts'
import { keepInUse, removeUnused } from './in-use.ts'
import { isWhole } from './seal.ts'

/** Where builds of a checkout are found besides its data folder: tests build there once for all their data folders. */
export const BUILT_FOLDER = join(PACKAGE_FOLDER, 'dist/cache')

/** A part of the product that browsers load. */
export interface Part {
  readonly name: 'page' | 'explorer'
  /** The files and folders of `src/` that it is built from, besides packages. */
  readonly sources: readonly string[]
  /** A package that builds it, and that an installation without development packages lacks. */
  readonly builder: string
}

/**
 * The part is not built, or its files are damaged, and the package that builds it is not installed. The message says
 * what to run.
 */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError'
  constructor(part: string, isDamaged = false) {
    super(
      isDamaged
        ? `The files of the ${part} are damaged: install the package again, or run npm ci && npm run build.`
        : `The ${part} is not built: run npm ci && npm run build.`,
    )
  }
}

const SOURCE_FOLDER = join(PACKAGE_FOLDER, 'src')
const require = createRequire(import.meta.url)
const making = new Map<string, Promise<string>>()

/**
 * The folder of a part that browsers load. A built program has it in `dist/`. A checkout builds it at the first
 * request, in a few seconds (install scripts may be disabled), and keeps it in the cache folder under a name that
 * changes with the sources. Throws NotBuiltError when neither is possible.
 */
export function builtFolder(part: Part, cacheFolder: string): Promise<string> {
  if (IS_BUILT) return inProgram(part)
  const key = join(cacheFolder, part.name)
  const made = making.get(key) ?? takeIntoUse(part, cacheFolder)
  making.set(key, made)
  made.catch(() => making.delete(key))
  return made
}

async function inProgram({ name }: Part): Promise<string> {
  const folder = join(PACKAGE_FOLDER, 'dist', name)
  if (!existsSync(folder)) throw new NotBuiltError(name)
  if (!(await isWhole(folder))) throw new NotBuiltError(name, true)
  return folder
}

/** Marks the build as in use, and removes unused builds of former versions. */
async function takeIntoUse(part: Part, cacheFolder: string): Promise<string> {
  const folder = await findOrBuild(part, cacheFolder)
  await keepInUse(folder)
  await removeUnused(cacheFolder, folder)
  return folder
}

async function findOrBuild(part: Part, cacheFolder: string): Promise<string> {
  const name = `${part.name}-${await fingerprint(part)}`
  const folder = join(cacheFolder, name)
  for (const found of [join(BUILT_FOLDER, name), folder]) if (await isWhole(found)) return found
  // Damaged, or of a version that did not list its files.
  await rm(folder, { recursive: true, force: true })
  const draft = `${folder}.${randomUUID()}`
  await mkdir(cacheFolder, { recursive: true })
  try {
    await build(part, draft)
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was first; its build is the same.
    if (!(await isWhole(folder))) throw error
  }
  return folder
}

/** Changes with the sources of the part and the versions of its packages. */
async function fingerprint({ sources }: Part): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(PACKAGE_FOLDER, 'package-lock.json')))
  for (const source of sources) {
    for (const path of await filesOf(join(SOURCE_FOLDER, source)))
      hash.update(path.slice(SOURCE_FOLDER.length)).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

async function filesOf(path: string): Promise<string[]> {
  if (extname(path) !== '') return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}

/** Builds in a separate process: the builder sets NODE_ENV of its process, and its memory is released when it ends. */
async function build({ name, builder }: Part, folder: string): Promise<void> {
  if (!isInstalled(builder)) throw new NotBuiltError(name)
  const script = join(PACKAGE_FOLDER, `scripts/build/${name}.ts`)
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder], {
    // The folder from which tsx is resolved.
    cwd: PACKAGE_FOLDER,
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  })
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(`${name}/package.json`)
    return true
  } catch {
    return false
  }
}
