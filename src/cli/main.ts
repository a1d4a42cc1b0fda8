import { type CommandDef, defineCommand, runCommand, runMain } from 'citty'
import { VERSION } from '../config/package.ts'
import { sentenceOf } from './terminal/sentence-of.ts'

// Each command is loaded when it is used: `token` does not need a web server.
const subCommands = {
  serve: () => import('./serve.ts').then((module) => module.serveCommand),
  setup: () => import('./setup.ts').then((module) => module.setupCommand),
  migrate: () => import('./migrate.ts').then((module) => module.migrateCommand),
  token: () => import('./token.ts').then((module) => module.tokenCommand),
  channel: () => import('./channel.ts').then((module) => module.channelCommand),
  revoke: () => import('./revoke.ts').then((module) => module.revokeCommand),
  export: () => import('./export.ts').then((module) => module.exportCommand),
  import: () => import('./import.ts').then((module) => module.importCommand),
  config: () => import('./config.ts').then((module) => module.configCommand),
  schedule: () => import('./schedule.ts').then((module) => module.scheduleCommand),
  'run-job': () => import('./run-job.ts').then((module) => module.runJobCommand),
  operations: () => import('./operations.ts').then((module) => module.operationsCommand),
  synchronize: () => import('./synchronize.ts').then((module) => module.synchronizeCommand),
  reconcile: () => import('./reconcile.ts').then((module) => module.reconcileCommand),
  recover: () => import('./recover.ts').then((module) => module.recoverCommand),
  doctor: () => import('./doctor.ts').then((module) => module.doctorCommand),
  diagnose: () => import('./diagnose.ts').then((module) => module.diagnoseCommand),
  stores: () => import('./stores.ts').then((module) => module.storesCommand),
  simulate: () => import('./simulate.ts').then((module) => module.simulateCommand),
  watch: () => import('./watch.ts').then((module) => module.watchCommand),
}

const command: CommandDef = defineCommand({
  meta: { name: 'tillsync', version: VERSION, description: 'Takes customers from the till to headquarters' },
  subCommands,
})

/** Runs the command line. Reports a failure in one sentence, without a stack; the exit code is then 1. */
export async function runCommandLine(rawArgs: string[]): Promise<void> {
  const asksForHelp = rawArgs.length === 0 || rawArgs.some((arg) => ['--help', '-h', '--version', '-v'].includes(arg))
  if (asksForHelp) return runMain(command, { rawArgs: rawArgs.length === 0 ? ['--help'] : rawArgs })
  try {
    await assertKnownOptions(rawArgs)
    await runCommand(command, { rawArgs })
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exitCode = 1
  }
}

/** citty ignores unknown options: `--tll 1h` would silently make a token with the default lifetime. */
async function assertKnownOptions([name = '', ...rest]: string[]): Promise<void> {
  const load = Object.entries(subCommands).find(([known]) => known === name)?.[1]
  if (!load) throw new Error(`Unknown command "${name}". The commands are: ${Object.keys(subCommands).join(', ')}.`)
  const { args } = await load()
  const known = new Set(Object.keys(typeof args === 'object' ? args : {}).flatMap((option) => [option, `no-${option}`]))
  const end = rest.indexOf('--')
  for (const arg of end < 0 ? rest : rest.slice(0, end)) {
    const option = /^--([^=]+)/.exec(arg)?.[1]
    if (option && !known.has(option)) throw new Error(`${name} has no option --${option}. See: tillsync ${name} --help`)
  }
}
