import { execFile } from 'node:child_process'
import { copyFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fingerprint } from '../bin/built-from.mjs'
import { PACKAGE_FOLDER } from '../src/config/config.ts'

// Builds the whole product into dist/: the program, the types of the client, the page and the explorer.
const DIST = join(PACKAGE_FOLDER, 'dist')
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
const before = fingerprint(PACKAGE_FOLDER)

// Builds of other sources go, and what was built from them is not taken for built from these while it is half done.
await rm(DIST, { recursive: true, force: true })
// `npm run check` judges the types; here they are only taken away.
await run(tsc, '--project', 'tsconfig.build.json', '--noCheck')
await run(tsc, '--project', 'tsconfig.client.json')
// It is started as a file of its own.
await copyFile(join(PACKAGE_FOLDER, 'src/db/embedded/watchdog.mjs'), join(DIST, 'db/embedded/watchdog.mjs'))
for (const part of ['page', 'explorer'])
  await run('--import', 'tsx', join(PACKAGE_FOLDER, `scripts/build/${part}.ts`), join(DIST, part))
await writeFile(join(DIST, 'built-from'), before)
console.log('The program, the page, the explorer and the client are in dist.')

async function run(...args: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, args, { cwd: PACKAGE_FOLDER, env }).catch((error: unknown) => {
    throw new Error(`It could not be built: ${args.join(' ')}\n${outputOf(error)}`)
  })
}

/** The compiler tells on its standard output what is wrong. */
function outputOf(error: unknown): string {
  return ['stdout', 'stderr'].map((name) => Reflect.get(Object(error), name) ?? '').join('')
}
