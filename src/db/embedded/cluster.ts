import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type Account, canEnter, reachablePlace, serverAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import { isAlive } from './processes.ts'

/** The name of the superuser that initdb makes. */
export const superuser = 'tillsync'

/** Where a server's data is and as whom it runs. */
export interface Place {
  /** PostgreSQL's data folder, with no symbolic link on the way. It need not exist yet. */
  readonly cluster: string
  /** Beside the data folder: the server's own log. */
  readonly logFile: string
  readonly account: Account | undefined
}

/** What is remembered in the data folder, readable by its owner only. */
export interface Credentials {
  readonly password: string
  readonly port: number
}

export const credentialsFile = 'tillsync.json'
/** In the folder that was asked for, where the data is elsewhere: names that place. */
export const elsewhereFile = 'data-is-in.txt'

/**
 * Decides where the data is. As root it belongs to another user (the one who owns data that is already there); when
 * that one cannot reach `folder`, the data goes where it can, `log` says where, and a file left in `folder` says so
 * too.
 */
export function choosePlace(folder: string, log: (line: string) => void): Place {
  makePassable(folder)
  const wanted = realpathSync(folder)
  const account = ownerOf(path.join(wanted, 'data')) ?? serverAccount()
  if (account === undefined || canEnter(wanted, account)) return placeIn(wanted, account)
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const other = path.join(reachablePlace(account), `${path.basename(wanted)}-${hash}`)
  makePassable(other)
  log(`The user "${account.name}" cannot reach ${wanted}; the data is in ${other}.`)
  writeFileSync(path.join(wanted, elsewhereFile), `${other}\n`)
  return placeIn(realpathSync(other), account)
}

/** Makes the folder; as root, other users may pass through it, under any umask, but not list it. */
function makePassable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined || process.getuid?.() !== 0) return
  for (let made = path.resolve(folder); made.length >= first.length; made = path.dirname(made)) chmodSync(made, 0o711)
}

function placeIn(folder: string, account: Account | undefined): Place {
  return { cluster: path.join(folder, 'data'), logFile: path.join(folder, 'postgresql.log'), account }
}

/** For root: the user who owns existing data, when that is not root. */
function ownerOf(cluster: string): Account | undefined {
  const status = statSync(cluster, { throwIfNoEntry: false })
  if (process.getuid?.() !== 0 || status === undefined || status.uid === 0) return undefined
  return { name: `uid ${status.uid}`, uid: status.uid, gid: status.gid }
}

/** The password and port of an existing cluster; a new one is made first, unless an abort ends that. */
export async function openCluster(place: Place, binaries: Binaries, signal?: AbortSignal): Promise<Credentials> {
  signal?.throwIfAborted()
  if (!existsSync(place.cluster)) await createCluster(place, binaries, signal)
  try {
    return JSON.parse(readFileSync(path.join(place.cluster, credentialsFile), 'utf8'))
  } catch (cause) {
    throw new Error(
      `${place.cluster} is not a data folder of tillsync that this user can read. ` +
        'Choose another folder, or start as its owner.',
      { cause },
    )
  }
}

/** Remembers the port, so that the server has the same address next time. */
export function rememberCredentials(place: Place, credentials: Credentials): void {
  const file = path.join(place.cluster, credentialsFile)
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Made under another name and renamed when whole: a start that is killed half-way leaves nothing that looks like data.
 */
async function createCluster(place: Place, binaries: Binaries, signal: AbortSignal | undefined): Promise<void> {
  removeDrafts(place.cluster)
  const draft = `${place.cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const passwordFile = `${draft}.password`
  const password = randomBytes(24).toString('base64url')
  try {
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (place.account !== undefined) {
      for (const target of [draft, passwordFile]) chownSync(target, place.account.uid, place.account.gid)
    }
    await initdb(binaries.initdb, draft, passwordFile, place.account, signal)
    rememberCredentials({ ...place, cluster: draft }, { password, port: await freePort() })
    renameSync(draft, place.cluster)
  } catch (error) {
    // Someone else was first: theirs is used.
    if (!existsSync(place.cluster)) throw error
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function removeDrafts(cluster: string): void {
  const folder = path.dirname(cluster)
  for (const name of readdirSync(folder)) {
    const [, pid] = /^data\.new-(\d+)-/.exec(name) ?? []
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

async function initdb(
  program: string,
  cluster: string,
  passwordFile: string,
  account: Account | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const options = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    // Iterations slow down who guesses a weak password. Ours are 192 random bits, and each new connection would wait.
    '--set=scram_iterations=1',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const child = spawn(program, options, {
    cwd: path.parse(cluster).root,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk)
  })
  const interrupt = () => child.kill()
  signal?.addEventListener('abort', interrupt)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => signal?.removeEventListener('abort', interrupt))
  signal?.throwIfAborted()
  if (code !== 0) throw new Error(`initdb could not create ${cluster}: ${complaint.trim()}`)
}

/** A port of 127.0.0.1 on which no program listens now. */
export async function freePort(): Promise<number> {
  const port = await listenOn(0)
  if (port === undefined) throw new Error('This machine has no free port on 127.0.0.1.')
  return port
}

/** True when no program listens on the port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenOn(port)) !== undefined
}

function listenOn(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(undefined))
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = probe.address()
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined))
    })
  })
}
