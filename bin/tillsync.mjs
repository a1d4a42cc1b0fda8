#!/usr/bin/env node
// Starts the command line: from dist/ when it was built from the present sources, otherwise from the TypeScript sources
// through tsx.
import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './built-from.mjs'

leaveClosedFolder()
const built = isBuilt(fileURLToPath(new URL('..', import.meta.url)))
if (built) process.setSourceMapsEnabled(true)
else await readTypeScript()
const load = (module) => import(built ? `../dist/${module}.js` : `../src/${module}.ts`)
const { endWithNpm } = await load('cli/terminal/end-with-npm')
endWithNpm()
const { runCommandLine } = await load('cli/main')
await runCommandLine(process.argv.slice(2))

async function readTypeScript() {
  try {
    const { register } = await import('tsx/esm/api')
    register()
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    process.stderr.write('dist/ has no program that was built from these sources: run npm ci && npm run build.\n')
    process.exit(1)
  }
}

/**
 * The job queue looks for settings of its own from the current folder upward, and ends the program where it may not
 * look: in root's own folder, when root runs a command as the user of the service. Nothing in it could be opened.
 */
function leaveClosedFolder() {
  try {
    accessSync(process.cwd(), constants.X_OK)
  } catch {
    process.chdir('/')
  }
}
