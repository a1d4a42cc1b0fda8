import type { Log } from '../config/log.ts'
import { sharesSessions } from '../db/shared-sessions.ts'

/** An address that is listened to: whose it is, and the settings that it and a direct one are given by. */
export type Listened = {
  readonly url: string
  readonly whose: string
  readonly setting: string
  readonly direct: string
}

/** Says what to set when the address leads through a pooler that lends sessions, such as PgBouncer by transaction. */
export async function warnOfPooler(log: Log, { url, whose, setting, direct }: Listened): Promise<void> {
  if (!(await sharesSessions(url).catch(() => false))) return
  log.warn(`${whose} (${setting}) is reached through ${POOLER} ${pastPooler(direct)}`)
}

/** Completes a sentence that says what a listener is reached through. */
export const POOLER =
  'a pooler that gives each transaction another session: notices do not arrive, and changes of other processes are ' +
  'looked for every second.'

/** What a person does about it. */
export const pastPooler = (direct: string) => `Set ${direct} to the server's own address (docs/setup.md, PgBouncer).`

/** The setting of the direct address of a channel database registered as `env:NAME` or `file:PATH`. */
export function directSettingOf(connection: string): string {
  const [, kind, name = ''] = /^(env|file):(.*)$/.exec(connection) ?? []
  return kind === 'file' ? `${name}.direct` : `DIRECT_${name}`
}
