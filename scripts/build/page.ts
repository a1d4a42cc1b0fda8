import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'
import { sealBuild } from '../../src/server/built/seal.ts'

// Builds the page into the given folder: index.html and assets/, each file also as .br and .gz.
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Give the folder to build into.')
await build({
  configFile: fileURLToPath(new URL('../../src/page/vite.config.js', import.meta.url)),
  configLoader: 'native',
  build: { outDir: resolve(folder), emptyOutDir: true },
  logLevel: 'warn',
})
await compress(folder)
await sealBuild(folder)

async function compress(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(
    names
      .filter((name) => /\.(html|js|css|svg)$/.test(name))
      .map(async (name) => {
        const path = join(folder, name)
        const text = await readFile(path)
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
          promisify(gzip)(text, { level: 9 }),
        ])
        await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
      }),
  )
}
