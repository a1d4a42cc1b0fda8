import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { openClient } from '../../src/db/open-client.ts'

const run = promisify(execFile)

/** A streaming standby of a PostgreSQL server: a copy of its data that goes on with what the primary writes. */
export async function startStandby(
  primary: EmbeddedServer,
): Promise<{ server: EmbeddedServer; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-standby-'))
  await chmod(folder, 0o711)
  await mkdir(join(folder, 'standby'), { mode: 0o711 })
  const data = join(folder, 'standby', 'data')
  await copyWhileRunning(primary, data)
  const { username, password, port } = new URL(primary.url('postgres'))
  const server = await startEmbeddedServer({
    name: 'standby',
    folder: join(folder, 'standby'),
    log: { info: () => {}, warn: () => {} },
    settings: { primary_conninfo: `host=127.0.0.1 port=${port} user=${username} password=${password}` },
  })
  return {
    server,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As pg_basebackup does it, which is not among the embedded programs. */
async function copyWhileRunning({ dataFolder, url }: EmbeddedServer, to: string): Promise<void> {
  const { client, close } = openClient(url('postgres'), { max: 1, connectTimeout: 10_000, statementTimeout: 60_000 })
  try {
    await client`select pg_backup_start('standby', true)`
    // Files may come and go while they are copied.
    await run('cp', ['-a', dataFolder, to]).catch(() => {})
    const [label] = await client<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`
    await cp(join(dataFolder, 'pg_wal'), join(to, 'pg_wal'), { recursive: true, preserveTimestamps: true })
    await rm(join(to, 'postmaster.pid'), { force: true })
    await writeFile(join(to, 'backup_label'), label?.labelfile ?? '')
    await writeFile(join(to, 'standby.signal'), '')
    const { uid, gid } = await stat(dataFolder)
    // PostgreSQL's user is another one when the tests are root's.
    await run('chown', ['-R', `${uid}:${gid}`, to])
  } finally {
    await close(1)
  }
}
