import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { z } from 'zod'
import { jsonOf } from '../model/json-of.ts'

// ES256 and not EdDSA: on Node 20 WebCrypto's Ed25519 still prints an ExperimentalWarning at every start.
export const ALGORITHM = 'ES256'

const storedKey = z.object({
  kid: z.string().min(1),
  createdAt: z.iso.datetime(),
  /** True for the key that the first start generated: no administrator has chosen its location and permissions yet. */
  generated: z.boolean().default(false),
  jwk: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() }),
})
const keyFile = z.object({
  /** Absent in files of earlier versions. */
  setId: z.string().optional(),
  keys: z.array(storedKey).min(1),
})

/** A signing key as stored in the data folder. The first key of the file signs; all keys verify. */
export type StoredKey = z.infer<typeof storedKey>
/** Its public half. */
export type PublicJwk = Omit<StoredKey['jwk'], 'd'>

/** The keys of a data folder, newest first. `setId` stays the same when keys are added and withdrawn. */
export type StoredKeySet = { readonly setId: string; readonly keys: readonly StoredKey[] }

/** The path of the signing keys of a data folder. */
export function keyFilePath(dataFolder: string): string {
  return join(dataFolder, 'signing-keys.json')
}

/**
 * The keys of the data folder, newest first. The first call creates a key; two programs that start together get the
 * same one.
 */
export async function loadKeys(dataFolder: string): Promise<readonly StoredKey[]> {
  return (await loadKeySet(dataFolder)).keys
}

/** The same with the name of the set. */
export async function loadKeySet(dataFolder: string): Promise<StoredKeySet> {
  const path = keyFilePath(dataFolder)
  const found = await readKeys(path)
  if (found) return found
  // The folder stays readable, because embedded PostgreSQL may run below it as another user. The file does not.
  await mkdir(dirname(path), { recursive: true })
  // link() fails when the file exists: the second program reads what the first one wrote, and never half of it.
  const draft = await writeDraft(path, { setId: randomUUID(), keys: [await newKey(true)] })
  try {
    await link(draft, path)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  const made = await readKeys(path)
  if (!made) throw new Error(`The signing keys at ${path} disappeared while they were being created.`)
  return made
}

/**
 * Adds a new signing key at the front. Tokens of former keys stay valid until they expire, unless `revokeFormer`
 * removes those keys. Running servers notice within a second.
 */
export async function rotateKey(dataFolder: string, revokeFormer = false): Promise<StoredKey> {
  const path = keyFilePath(dataFolder)
  const { setId, keys: former } = await loadKeySet(dataFolder)
  const key = await newKey(false)
  await rename(await writeDraft(path, { setId, keys: revokeFormer ? [key] : [key, ...former] }), path)
  return key
}

async function readKeys(path: string): Promise<StoredKeySet | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw error
  }
  const parsed = keyFile.safeParse(jsonOf(text))
  // The content is secret, and the parser's error message quotes it, so the message is not passed on.
  if (!parsed.success)
    throw new Error(`The signing keys at ${path} are damaged. Restore the file, or delete it to invalidate all tokens.`)
  const { keys, setId = keys.at(-1)?.kid ?? '' } = parsed.data
  return { setId, keys }
}

async function newKey(generated: boolean): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = await exportJWK(privateKey)
  return storedKey.parse({ kid: randomUUID(), createdAt: new Date().toISOString(), generated, jwk })
}

async function writeDraft(path: string, set: StoredKeySet): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(set, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
