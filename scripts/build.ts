import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fingerprint } from '../bin/built-from.mjs'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

// Builds the product into dist/: the program, the client's types, the page and the explorer.
const DIST = join(PACKAGE_FOLDER, 'dist')
const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
const before = fingerprint(PACKAGE_FOLDER)

// Removes builds of other sources, so that an unfinished build is not mistaken for a build of these.
await rm(DIST, { recursive: true, force: true })
// `npm run check` checks the types; here those of the client are written.
await run(tsc, '--project', 'tsconfig.client.json')
for (const part of ['page', 'explorer'])
  await run('--import', 'tsx', join(PACKAGE_FOLDER, `scripts/build/${part}.ts`), join(DIST, part))
await run('--import', 'tsx', join(PACKAGE_FOLDER, 'scripts/build/program.ts'), DIST)
await writeFile(join(DIST, 'built-from'), before)
console.log('The program, the page, the explorer and the client are in dist.')

async function run(...args: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, args, { cwd: PACKAGE_FOLDER, env }).catch((error: unknown) => {
    throw new Error(`The build failed: ${args.join(' ')}\n${outputOf(error)}`)
  })
}

/** The compiler writes its errors to standard output. */
function outputOf(error: unknown): string {
  return ['stdout', 'stderr'].map((name) => Reflect.get(Object(error), name) ?? '').join('')
}
