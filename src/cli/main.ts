import { type ArgsDef, type CommandDef, defineCommand, parseArgs, runCommand, runMain } from 'citty'
import { VERSION } from '../config/package.ts'
import { didYouMean } from '../model/near-names.ts'
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
  feed: () => import('./feed.ts').then((module) => module.feedCommand),
  put: () => import('./put.ts').then((module) => module.putCommand),
  config: () => import('./config.ts').then((module) => module.configCommand),
  group: () => import('./group.ts').then((module) => module.groupCommand),
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
    await assertKnownArguments(rawArgs)
    await runCommand(command, { rawArgs })
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`)
    // To diff(1), 1 says that there are differences.
    process.exitCode = rawArgs[0] === 'config' && rawArgs[1] === 'diff' ? 2 : 1
  }
}

/**
 * citty ignores what it does not know: `--tll 1h` would silently make a token with the default lifetime, and `import
 * *.csv` would import the first file alone.
 */
async function assertKnownArguments([name = '', ...rest]: string[]): Promise<void> {
  const load = Object.entries(subCommands).find(([known]) => known === name)?.[1]
  if (!load) {
    const names = Object.keys(subCommands)
    throw new Error(`Unknown command "${name}".${didYouMean(name, names)} The commands are: ${names.join(', ')}.`)
  }
  const { args } = await load()
  const defined: ArgsDef = { ...(await (typeof args === 'function' ? args() : args)) }
  const end = rest.indexOf('--')
  const given = end < 0 ? rest : rest.slice(0, end)
  const seen = new Set<string>()
  for (const [nth, arg] of given.entries()) {
    const [, option = '', value] = /^--([^=]+)(=.*)?$/s.exec(arg) ?? []
    if (option === '') continue
    const definition = Object.hasOwn(defined, option) ? defined[option] : undefined
    const isKnown = definition !== undefined || Object.hasOwn(defined, option.replace(/^no-/, ''))
    const known = Object.keys(defined).filter((each) => defined[each]?.type !== 'positional')
    if (!isKnown || definition?.type === 'positional')
      throw new Error(`${name} has no option --${option}.${didYouMean(option, known)} See: tillsync ${name} --help`)
    if (seen.has(option)) throw new Error(`--${option} is given twice. Give it once. See: tillsync ${name} --help`)
    seen.add(option)
    const next = given[nth + 1]
    if (definition?.type === 'string' && value === undefined && (next === undefined || next.startsWith('--')))
      throw new Error(`--${option} needs a value. See: tillsync ${name} --help`)
  }
  const isPositional = ([, { type }]: [string, ArgsDef[string]]) => type === 'positional'
  const optional: ArgsDef = {}
  for (const [each, definition] of Object.entries(defined)) optional[each] = { ...definition, required: false }
  const places = Object.entries(defined).filter(isPositional)
  const values = parseArgs(rest, optional)._
  const missing = [
    ...places.filter(([, { required }], nth) => required && values[nth] === undefined),
    ...Object.entries(defined).filter((each) => !isPositional(each) && each[1].required && !seen.has(each[0])),
  ]
  const [first] = missing
  if (first !== undefined) {
    const [what, { description }] = first
    const shown = isPositional(first) ? what.toUpperCase() : `--${what}`
    throw new Error(`${name} needs ${shown}: ${lowerFirst(description ?? what)}. See: tillsync ${name} --help`)
  }
  const positionals = places.length
  const more = values[positionals]
  if (more !== undefined)
    throw new Error(
      `"${more}" is one argument too many: ${name} takes ${numberOf(positionals)}. See: tillsync ${name} --help`,
    )
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

const numberOf = (positionals: number) => (positionals === 0 ? 'options alone' : `${positionals} and options`)
