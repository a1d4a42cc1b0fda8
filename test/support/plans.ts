import { drizzle } from 'drizzle-orm/postgres-js'
import type { Database } from '../../src/db/client.ts'
import { postgres } from '../../src/db/driver-guard.ts'
import { PLANS_ONCE } from '../../src/db/read-pool.ts'
import { afterFile } from './after-file.ts'

/**
 * A statement as PostgreSQL has executed it: its name (the comment at its start), the number of rows that it returned,
 * and of buffers that it touched.
 */
export type Executed = { name: string; rows: number; buffers: number; plan: object }

/** A database that explains its statements as they run, including those of triggers and functions. */
export type ExplainedDatabase = {
  db: Database
  /** The statements executed since the last call. */
  taken(): Executed[]
}

type Explained = {
  'Query Text': string
  Plan: { 'Actual Rows': number; 'Shared Hit Blocks': number; 'Shared Read Blocks': number; 'Local Hit Blocks': number }
}

/**
 * Opens a database, by a superuser's address, with PostgreSQL's `auto_explain` switched on for its connections. Its
 * readers' statements are planned once for all values; of a `channel`'s database, with all settings of its readers.
 */
export function explainedDatabase(url: string, side: 'hq' | 'channel'): ExplainedDatabase {
  let executed: Executed[] = []
  const open = (session: Readonly<Record<string, string>>) =>
    postgres(url, {
      max: 4,
      connect_timeout: 30,
      connection: {
        application_name: 'tillsync explained',
        statement_timeout: 600_000,
        session_preload_libraries: 'auto_explain',
        // As text, because the driver leaves out a number that is 0.
        'auto_explain.log_min_duration': '0',
        'auto_explain.log_analyze': true,
        'auto_explain.log_timing': false,
        'auto_explain.log_buffers': true,
        'auto_explain.log_nested_statements': true,
        'auto_explain.log_format': 'json',
        'auto_explain.log_level': 'notice',
        ...session,
      },
      onnotice: ({ message = '' }) => {
        const json = message.indexOf('{')
        if (!message.startsWith('duration:') || json < 0) return
        const { 'Query Text': text, Plan: plan }: Explained = JSON.parse(message.slice(json))
        const [, name = text.trim().slice(0, 60)] = /^\s*\/\* ([\w.]+) \*\//.exec(text) ?? []
        executed.push({
          name,
          rows: plan['Actual Rows'],
          buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] + plan['Local Hit Blocks'],
          plan,
        })
      },
    })
  const [client, readClient] = [
    open({}),
    open(side === 'channel' ? PLANS_ONCE : { plan_cache_mode: 'force_generic_plan' }),
  ]
  const plannedOnce = Object.assign(drizzle(readClient), { reads: null })
  const common = { max: 4, reads: null, reader: null, plannedOnce, state: async () => null }
  const closeBoth = async () => {
    await Promise.all([client.end({ timeout: 5 }), readClient.end({ timeout: 5 })])
  }
  const reader: Database = Object.assign(drizzle(readClient), {
    ...common,
    forReader: () => reader,
    forAll: () => db,
    close: closeBoth,
  })
  const db: Database = Object.assign(drizzle(client), {
    ...common,
    forReader: () => reader,
    forAll: () => db,
    close: closeBoth,
  })
  afterFile(() => db.close())
  return {
    db,
    taken: () => {
      const taken = executed
      executed = []
      return taken
    },
  }
}

/** All buffers that were touched. */
export const buffersOf = (executed: readonly Executed[]): number =>
  executed.reduce((sum, { buffers }) => sum + buffers, 0)
