import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { sealBuild } from '../../src/server/built/seal.ts'

// Bundles the explorer into the given folder: page.js and page.css.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Give the folder to build into.')
const source = (name: string) => fileURLToPath(new URL(`../../src/server/explorer/${name}`, import.meta.url))
await build({
  entryPoints: { page: source('page.js') },
  bundle: true,
  outdir: folder,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl', '.svg': 'dataurl' },
  legalComments: 'inline',
  logLevel: 'warning',
})
// After GraphiQL's own styles, which it overrides.
await appendFile(join(folder, 'page.css'), await readFile(source('page.css')))
await sealBuild(folder)
