import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Bundles the program and the client into the given folder: a start reads a few files instead of 700. The bundles are
// as deep as the folders of src/, so that paths relative to a module hold (src/config/package.ts).
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Give the folder to build into.')
const source = (name: string) => fileURLToPath(new URL(`../../src/${name}`, import.meta.url))
const client = ['index', 'till/index', 'till/files', 'till/browser/indexed-db'].map((name) => `client/${name}`)
const entries = ['cli/main', 'cli/terminal/end-with-npm', ...client]
await build({
  entryPoints: Object.fromEntries(entries.map((name) => [name, source(`${name}.ts`)])),
  bundle: true,
  splitting: true,
  chunkNames: 'bundles/[hash]',
  packages: 'external',
  platform: 'node',
  target: 'node20.10',
  format: 'esm',
  sourcemap: true,
  outdir: folder,
  logLevel: 'warning',
})
// It runs as a separate program, and is looked for beside the module that starts it.
await copyFile(source('db/embedded/watchdog.mjs'), join(folder, 'bundles/watchdog.mjs'))
