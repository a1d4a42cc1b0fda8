import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Credentials, credentialsFile, elsewhereFile, isFree, superuser } from './cluster.ts'

/** An embedded server as its data folder describes it, whether it runs or not. */
export type KnownServer = {
  readonly dataFolder: string
  url(database: string): string
  /** Whether something listens at its port. */
  runs(): Promise<boolean>
}

/** The server of a folder; null if it was never made, or is not for this user to read. Makes and starts nothing. */
export function findEmbeddedServer(folder: string): KnownServer | null {
  const cluster = path.join(whereTheDataIs(folder), 'data')
  const known = readCredentials(path.join(cluster, credentialsFile))
  if (known === null) return null
  const { password, port } = known
  return {
    dataFolder: cluster,
    runs: async () => !(await isFree(port)),
    url: (database) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
  }
}

/** A server whose user cannot reach the folder has its data elsewhere, as a file says that `choosePlace` leaves. */
function whereTheDataIs(folder: string): string {
  const note = path.join(folder, elsewhereFile)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : folder
}

function readCredentials(file: string): Credentials | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
