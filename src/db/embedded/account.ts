import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The user of the operating system that PostgreSQL runs as. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * The user that PostgreSQL runs as: undefined for an ordinary user, who starts it as themselves. It refuses to run as
 * root, so root starts it as `postgres` or, where there is no such user, as `nobody`. No user is ever created.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = readAccounts()
  const account = known.get('postgres') ?? known.get('nobody')
  if (account === undefined) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
        'Start as an ordinary user, or name your own server with HQ_DATABASE_URL.',
    )
  }
  return account
}

function readAccounts(): Map<string, Account> {
  const accounts = new Map<string, Account>()
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , uid, gid] = line.split(':')
      // macOS writes the id of `nobody` as a negative number.
      if (name && uid && gid) accounts.set(name, { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 })
    }
  } catch {
    // No such file: no account is known.
  }
  return accounts
}

/**
 * True when the account may pass through every folder above `target` and through the folder itself, as far as it
 * exists.
 */
export function canEnter(target: string, account: Account): boolean {
  const folders: string[] = []
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    folders.push(folder)
    if (folder === path.dirname(folder)) break
  }
  return folders.every((folder) => {
    const status = statSync(folder, { throwIfNoEntry: false })
    if (status === undefined) return true
    if (status.uid === account.uid) return (status.mode & 0o100) !== 0
    if (status.gid === account.gid) return (status.mode & 0o010) !== 0
    return (status.mode & 0o001) !== 0
  })
}

/**
 * A folder that the account can reach, for what cannot stay below a closed one. The first is the one that lasts
 * longest.
 */
export function reachablePlace(account: Account): string {
  const places = ['/var/lib/tillsync', '/var/tmp/tillsync', path.join(tmpdir(), 'tillsync')]
  for (const place of places) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 })
      if (statSync(place).uid !== 0) continue
      chmodSync(place, 0o755)
      if (canEnter(place, account)) return place
    } catch {
      // Read-only or closed: the next one.
    }
  }
  throw new Error(`No folder was found that the user "${account.name}" can reach (tried ${places.join(', ')}).`)
}
