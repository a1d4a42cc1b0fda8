#!/usr/bin/env node
// Starts the command line. The sources are TypeScript; tsx reads them as they are.
import { register } from 'tsx/esm/api'

register()
const { endWithNpm } = await import('../src/cli/terminal/end-with-npm.ts')
endWithNpm()
const { runCommandLine } = await import('../src/cli/main.ts')
await runCommandLine(process.argv.slice(2))
