import { defineCommand } from 'citty'
import { type Config, ConfigError, readConfig } from '../config/config.ts'
import { examineDatabases } from '../start/doctor/examine-databases.ts'
import { examineInstallation } from '../start/doctor/examine-installation.ts'
import { examineMail } from '../start/doctor/examine-mail.ts'
import { examineSignIn } from '../start/doctor/examine-sign-in.ts'
import { examineWebhooks } from '../start/doctor/examine-webhooks.ts'
import { type Finding, right, wrong } from '../start/doctor/finding.ts'
import { examineDataFolder, examineProgram, examineServer } from './doctor/examine-program.ts'
import { examineIdentity, examineOwnClock, examineWire } from './doctor/examine-wire.ts'
import { jsonArg, print, printJson } from './terminal/output.ts'

export const doctorCommand = defineCommand({
  meta: {
    name: 'doctor',
    description:
      'Examines this machine’s installation, also while no server runs: configuration, databases, versions, ' +
      'migrations, clocks, disks, schedules, the identity provider, the mail server, webhooks, the wire of a store. ' +
      'Names each cause and what to do; exits with 1 when something is wrong. Changes nothing',
  },
  args: {
    data: { type: 'string', description: 'Data folder (TILLSYNC_DATA)' },
    roles: { type: 'string', description: 'The roles of the process to examine (TILLSYNC_ROLES)' },
    ...jsonArg,
  },
  async run({ args }) {
    const findings = await examine({ TILLSYNC_DATA: args.data, TILLSYNC_ROLES: args.roles })
    const healthy = findings.every(({ status }) => status !== 'FAIL')
    if (args.json) printJson({ healthy, findings })
    else print(findings.flatMap(linesOf).join('\n'))
    if (!healthy) process.exitCode = 1
  },
})

/** Examines the installation of this process's environment; `overrides` are the command line's. */
export async function examine(overrides: Readonly<Record<string, string | undefined>>): Promise<Finding[]> {
  const program = examineProgram()
  let config: Config
  try {
    config = readConfig(overrides)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [program, ...error.faults.map(ofConfiguration)]
  }
  const { store, findings: identity } = await examineIdentity(config)
  const databases = await examineDatabases(config, store)
  try {
    return [
      program,
      right('CONFIGURATION', null, `The settings are valid; the roles are ${config.roles.join(', ')}.`),
      ...(await examineDataFolder(config)),
      await examineServer(config),
      ...databases.findings,
      ...identity,
      ...(await examineSignIn(config)),
      ...(await examineMail(config)),
      ...(await examineWebhooks(config, databases.headquarters)),
      ...(config.isStore ? examineOwnClock() : await examineInstallation(config, databases, databases.findings)),
      ...(store ? await examineWire(store) : []),
    ]
  } finally {
    await databases.close()
  }
}

function ofConfiguration(fault: string): Finding {
  return wrong(
    'CONFIGURATION',
    null,
    `${fault}.`,
    'Correct it in the environment of the server (README, Configuration). Nothing else was examined.',
  )
}

const WORDS = { PASS: 'ok', FAIL: 'WRONG', UNKNOWN: '?' } as const

function linesOf({ examined, subject, status, message, cure }: Finding): string[] {
  const what = examined.toLowerCase().replaceAll('_', ' ')
  const line = `${WORDS[status].padEnd(6)} ${what}${subject === null ? '' : ` (${subject})`}: ${message}`
  return cure === null ? [line] : [line, `       → ${cure}`]
}
