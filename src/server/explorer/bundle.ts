import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The two files that the explorer's page loads. */
export interface ExplorerBundle {
  readonly script: string
  readonly style: string
}

const ENTRY = fileURLToPath(new URL('page.js', import.meta.url))
const STYLE = fileURLToPath(new URL('page.css', import.meta.url))
const require = createRequire(import.meta.url)

/**
 * Bundles the explorer from the installed packages and keeps it in the cache folder, for nothing may be loaded from
 * elsewhere and no install script may be counted on. The first time takes a second or two; after that it is read.
 */
export async function explorerBundle(cacheFolder: string): Promise<ExplorerBundle> {
  const name = `explorer-${await fingerprint()}`
  const scriptPath = join(cacheFolder, `${name}.js`)
  const stylePath = join(cacheFolder, `${name}.css`)
  try {
    return { script: await readFile(scriptPath, 'utf8'), style: await readFile(stylePath, 'utf8') }
  } catch {
    const bundle = await makeBundle()
    // A cache that cannot be written (a read-only folder) costs only time.
    await keep(
      [
        [stylePath, bundle.style],
        [scriptPath, bundle.script],
      ],
      cacheFolder,
    ).catch(() => {})
    return bundle
  }
}

/** Changes when what goes into the bundle does: the page, or the version of a package. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of [ENTRY, STYLE, require.resolve('graphiql/package.json'), require.resolve('react/package.json')]) {
    hash.update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 16)
}

async function makeBundle(): Promise<ExplorerBundle> {
  const { outputFiles } = await build({
    entryPoints: { page: ENTRY },
    bundle: true,
    write: false,
    outdir: '/',
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl' },
    legalComments: 'inline',
    logLevel: 'silent',
  })
  const script = outputFiles.find((file) => file.path.endsWith('.js'))?.text
  const style = outputFiles.find((file) => file.path.endsWith('.css'))?.text
  if (script === undefined || style === undefined) throw new Error('The explorer could not be bundled.')
  return { script, style: style + (await readFile(STYLE, 'utf8')) }
}

async function keep(files: [path: string, text: string][], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [path, text] of files) {
    const draft = `${path}.${randomUUID()}`
    await writeFile(draft, text)
    await rename(draft, path)
  }
}
