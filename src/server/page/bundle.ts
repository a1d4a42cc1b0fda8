import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { PACKAGE_FOLDER } from '../../config/config.ts'
import { keepInUse, removeUnused } from './in-use.ts'

/** Where `npm run build` leaves the page, so that an image need not build it at its first start. */
export const BUILT_FOLDER = join(PACKAGE_FOLDER, 'dist')

/** What the page is made of, besides packages: the import rules let it import nothing else. */
const PAGE_SOURCES = ['page', 'client']

const SOURCE_FOLDER = join(PACKAGE_FOLDER, 'src')
const CONFIGURATION = join(SOURCE_FOLDER, 'page/vite.config.js')
const require = createRequire(import.meta.url)
const making = new Map<string, Promise<string>>()

/**
 * The folder of the built page: index.html and assets/, each file also as .br and .gz. It is built from the sources at the first
 * start, for no install script may be counted on, and kept under a name that changes with them; it takes a few seconds once.
 */
export function pageFolder(cacheFolder: string): Promise<string> {
  const made = making.get(cacheFolder) ?? takeIntoUse(cacheFolder)
  making.set(cacheFolder, made)
  made.catch(() => making.delete(cacheFolder))
  return made
}

/** It is said to be in use from here on, and those of former versions that nobody uses are removed. */
async function takeIntoUse(cacheFolder: string): Promise<string> {
  const folder = await findOrBuild(cacheFolder)
  await keepInUse(folder)
  await removeUnused(cacheFolder, folder)
  return folder
}

async function findOrBuild(cacheFolder: string): Promise<string> {
  const name = `page-${await fingerprint()}`
  const found = [join(BUILT_FOLDER, name), join(cacheFolder, name)].find((folder) => existsSync(folder))
  if (found !== undefined) return found
  const folder = join(cacheFolder, name)
  const draft = `${folder}.${randomUUID()}`
  await mkdir(cacheFolder, { recursive: true })
  try {
    await build(draft)
    await compress(draft)
    await rename(draft, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // Another process was first: what it built is the same.
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Changes when what goes into the page does: its sources or the version of a package. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(PACKAGE_FOLDER, 'package-lock.json')))
  for (const source of PAGE_SOURCES) {
    for (const path of await filesOf(join(SOURCE_FOLDER, source)))
      hash.update(path.slice(SOURCE_FOLDER.length)).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
}

/** In a process of its own: Vite sets NODE_ENV of the one it runs in, and the memory it takes leaves with it. */
async function build(folder: string): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js')
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', CONFIGURATION, '--configLoader', 'native', '--outDir', folder, '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
  )
}

async function compress(folder: string): Promise<void> {
  const files = (await filesOf(folder)).filter((path) => /\.(html|js|css|svg)$/.test(path))
  await Promise.all(
    files.map(async (path) => {
      const text = await readFile(path)
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
        promisify(gzip)(text, { level: 9 }),
      ])
      await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
    }),
  )
}
