import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { defineCommand } from 'citty'
import type { Actor } from '../access/actor.ts'
import { type Config, readConfig } from '../config/config.ts'
import { openDatabase } from '../db/client.ts'
import { createDatabaseIfMissing } from '../db/embedded/create-database.ts'
import { startEmbeddedServer } from '../db/embedded/server.ts'
import { databaseState } from '../db/errors.ts'
import { migrate } from '../db/migrate.ts'
import { seedFeatures } from '../headquarters/features/seed-features.ts'
import { type OrganizationSetUp, setUpOrganization } from '../headquarters/organization/set-up-organization.ts'
import { adviceOn, stateInWords } from '../model/database-state.ts'

export const setupCommand = defineCommand({
  meta: { name: 'setup', description: 'Sets up an organization from a JSON file, in the database of headquarters' },
  args: {
    file: {
      type: 'positional',
      description: 'The JSON file (docs/setup.md); demo/organization.json is an example',
      required: true,
    },
    'dry-run': { type: 'boolean', description: 'Prints what would be created or changed, and changes nothing' },
    data: { type: 'string', description: 'Data folder (TILLSYNC_DATA) with the embedded databases' },
  },
  async run({ args }) {
    const config = readConfig({ TILLSYNC_DATA: args.data })
    const organization = await readOrganizationFile(args.file)
    const result = await withHeadquarters(config, (url) => setUpAt(url, organization, args['dry-run'] ?? false))
    process.stdout.write(report(result, args['dry-run'] ?? false, args.file))
    if (result.userErrors.length > 0) process.exitCode = 1
  },
})

/** The content of a JSON file. Throws what to do when it cannot be read. */
export async function readOrganizationFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read. Give a JSON file; demo/organization.json is an example.`)
  })
  const json = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(json)
  } catch {
    throw new Error(`${file} is not JSON: ${placeOfFault(json)}.`)
  }
}

/**
 * Where JSON is invalid: at the end of the shortest prefix that no continuation makes valid. Node 20 does not report
 * the position.
 */
function placeOfFault(text: string): string {
  if (!isBeyondRepair(text)) return 'it ends too early'
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isBeyondRepair(text.slice(0, middle))) bad = middle
    else good = middle
  }
  const lines = text.slice(0, bad).split('\n')
  return `look at line ${lines.length}, column ${lines.at(-1)?.length ?? 0}`
}

function isBeyondRepair(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return false
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /position (\d+)/.exec(message)?.[1]
    return position === undefined
      ? !/end of JSON input|Unterminated/.test(message)
      : Number(position) < beginning.length
  }
}

/** Migrates headquarters' database, and sets the organization up in it. */
export async function setUpAt(url: string, organization: unknown, dryRun: boolean): Promise<OrganizationSetUp> {
  await migrate(url, 'hq')
  const db = openDatabase(url, { applicationName: 'tillsync setup', max: 2 })
  try {
    const hq = { db, url }
    await seedFeatures(hq)
    return await setUpOrganization(hq, commandLine(), organization, { dryRun })
  } finally {
    await db.close()
  }
}

/** Anyone who can read the database's address is an administrator; the audit records the name of the account. */
function commandLine(): Actor {
  return { id: `cli:${accountName()}`, roles: ['ADMINISTRATOR'], channels: 'ALL' }
}

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/**
 * With HQ_DATABASE_URL the user's server, else the embedded one, which must not be in use: with a running tillsync,
 * call `setUpOrganization`.
 */
async function withHeadquarters<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const own = config.hqMigrationUrl ?? config.hqDatabaseUrl
  if (own) {
    return work(own.reveal()).catch((error: unknown) => {
      const state = databaseState(error)
      if (!state) throw error
      throw new Error(`The database of headquarters (HQ_DATABASE_URL) ${stateInWords(state)}. ${adviceOn(state)}`)
    })
  }
  const log = { info: () => {}, warn: (line: unknown) => process.stderr.write(`${String(line)}\n`) }
  const server = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(config.dataFolder, 'headquarters'),
    log,
  })
  try {
    await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
    return await work(server.url('headquarters'))
  } finally {
    await server.stop()
  }
}

/** The result, for people. All faults are listed at once, each with its position in the file. */
export function report({ changed, userErrors }: OrganizationSetUp, dryRun: boolean, file: string): string {
  if (userErrors.length > 0) {
    const faults = userErrors.map(({ field, message }) => `  ${field.join('.') || file}: ${message}`)
    return (
      `${file} has ${userErrors.length === 1 ? 'a fault' : `${userErrors.length} faults`}; nothing was ` +
      `changed:\n${faults.join('\n')}\n`
    )
  }
  if (changed.length === 0) return 'Everything is already set up like this; nothing was changed.\n'
  const headline = dryRun ? 'Would be created or changed:' : 'Done:'
  const next = dryRun
    ? ''
    : '\nNext: start the server, then run jobs 1110, 1070 and 1010 once, so that the channels receive it.\n'
  return `${headline}\n${changed.map((change) => `  ${change}`).join('\n')}\n${next}`
}
