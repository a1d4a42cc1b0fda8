import { type CommandDef, defineCommand, runCommand, runMain } from 'citty'
import { VERSION } from '../server/resolvers.ts'

// Each command is loaded when it is asked for: `token` has no need of a web server.
const subCommands = {
  serve: () => import('./serve.ts').then((module) => module.serveCommand),
  token: () => import('./token.ts').then((module) => module.tokenCommand),
  import: () => import('./import.ts').then((module) => module.importCommand),
  'run-job': () => import('./run-job.ts').then((module) => module.runJobCommand),
  synchronize: () => import('./synchronize.ts').then((module) => module.synchronizeCommand),
  watch: () => import('./watch.ts').then((module) => module.watchCommand),
}

const command: CommandDef = defineCommand({
  meta: { name: 'tillsync', version: VERSION, description: 'Takes customers from the till to headquarters' },
  subCommands,
})

/** Runs the command line. What goes wrong is said in a sentence, without a stack; the exit code is then 1. */
export async function runCommandLine(rawArgs: string[]): Promise<void> {
  const asksForHelp = rawArgs.length === 0 || rawArgs.some((arg) => ['--help', '-h', '--version', '-v'].includes(arg))
  if (asksForHelp) return runMain(command, { rawArgs: rawArgs.length === 0 ? ['--help'] : rawArgs })
  try {
    await runCommand(command, { rawArgs })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'It failed without saying why.'}\n`)
    process.exitCode = 1
  }
}
