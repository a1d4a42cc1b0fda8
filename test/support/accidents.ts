import { openDatabase } from '../../src/db/client.ts'
import { APPLICATION, applicationUrl, makeApplicationUser } from '../../src/db/roles.ts'
import type { DatabaseState } from '../../src/model/database-state.ts'
import { startOwnServer } from './own-headquarters.ts'

/** Something that happens to a database, and its end. */
export type Accident = {
  readonly state: DatabaseState
  begin(run: (statement: string) => Promise<unknown>): Promise<unknown>
  end(run: (statement: string) => Promise<unknown>): Promise<unknown>
}

/** A side's database on a server of its own, which the program uses as an ordinary user, so that limits hold for it. */
export async function startOwnSide(side: 'hq' | 'channel') {
  const own = await startOwnServer(side === 'hq' ? 'headquarters' : 'houston', side)
  await makeApplicationUser(own.server.url('postgres'))
  const superuser = openDatabase(own.server.url(own.database.name), { applicationName: 'accident', max: 1 })
  // The accident must not hinder its own end.
  await superuser.execute('set default_transaction_read_only = off')
  return {
    ...own,
    applicationUrl: applicationUrl(own.database.url),
    run: (statement: string) => superuser.execute(statement),
    async stop() {
      await superuser.close()
      await own.stop()
    },
  }
}
export type OwnSide = Awaited<ReturnType<typeof startOwnSide>>

const endSessions = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${APPLICATION}'`
/** Of both sides: what each write of an operation touches. */
const TABLE = 'operation'

export const READ_ONLY: Accident = {
  state: 'READ_ONLY',
  async begin(run) {
    await run('alter system set default_transaction_read_only = on')
    await run('select pg_reload_conf()')
  },
  async end(run) {
    await run('alter system reset default_transaction_read_only')
    await run('select pg_reload_conf()')
  },
}

export const NO_CONNECTIONS: Accident = {
  state: 'NO_CONNECTIONS',
  async begin(run) {
    await run(`alter role ${APPLICATION} connection limit 0`)
    await run(endSessions)
  },
  end: (run) => run(`alter role ${APPLICATION} connection limit -1`),
}

/** PostgreSQL's own error, where its disk or its memory would give it. */
const failing = (state: DatabaseState, code: string): Accident => ({
  state,
  async begin(run) {
    await run(
      `create function accident() returns trigger language plpgsql as $$ begin raise 'canary' using errcode = '${code}'; end $$`,
    )
    await run(
      `create trigger accident before insert or update on ${TABLE} for each statement execute function accident()`,
    )
    // What the program writes to see whether the database does its work again.
    await run(
      `create function accident_of_a_look() returns event_trigger language plpgsql as $$ begin raise 'canary' using errcode = '${code}'; end $$`,
    )
    await run(
      `create event trigger accident on ddl_command_start when tag in ('CREATE TABLE AS') execute function accident_of_a_look()`,
    )
  },
  async end(run) {
    await run('drop function accident_of_a_look cascade')
    await run('drop function accident cascade')
  },
})

export const DISK_FULL = failing('DISK_FULL', '53100')
export const OUT_OF_MEMORY = failing('OUT_OF_MEMORY', '53200')
