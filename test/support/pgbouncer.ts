import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterFile } from './after-file.ts'

/** Whether this machine has PgBouncer; CI installs it. */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version']).status === 0

/**
 * PgBouncer with `pool_mode = transaction` and few sessions before the PostgreSQL server of these addresses, whose
 * users it knows. The function given back gives the address of a database through it.
 */
export async function startPgBouncer(urls: readonly string[]): Promise<(url: string) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-pgbouncer-'))
  const port = await freePort()
  const { hostname, port: serverPort } = new URL(urls[0] ?? '')
  const users = join(folder, 'users.txt')
  const lines = urls.map((url) => {
    const { username, password } = new URL(url)
    return `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"`
  })
  await writeFile(users, [...new Set(lines), ''].join('\n'))
  const settings = join(folder, 'pgbouncer.ini')
  await writeFile(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout,max_parallel_workers_per_gather,plan_cache_mode,enable_seqscan,jit,extra_float_digits
`,
  )
  const asUser = userInfo().uid === 0 ? ['-u', 'nobody'] : []
  await chmod(folder, 0o755)
  const process = spawn('pgbouncer', [...asUser, settings], { stdio: ['ignore', 'ignore', 'pipe'] })
  afterFile(async () => {
    process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  await listening(process)
  return (url) => {
    const pooled = new URL(url)
    pooled.port = String(port)
    // PgBouncer before 1.21 knows no prepared statements.
    pooled.searchParams.set('prepare', 'false')
    return pooled.href
  }
}

function listening(process: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    process.stderr?.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.includes('process up')) resolve()
    })
    process.once('exit', () => reject(new Error(`PgBouncer did not start: ${text}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
