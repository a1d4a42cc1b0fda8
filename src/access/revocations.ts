import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { type WatchedFile, watchFile } from './watched-file.ts'

/** The path of the list of revoked tokens: one per line, the token's id first; `#` begins a comment. */
export function revocationFilePath(dataFolder: string): string {
  return join(dataFolder, 'revoked-tokens.txt')
}

/** The ids of the revoked tokens. A running server notices a change within a second. */
export function openRevocations(dataFolder: string): Promise<WatchedFile<ReadonlySet<string>>> {
  return watchFile(revocationFilePath(dataFolder), (text = '') => {
    const ids = text.split('\n').map((line) => /^[^\s#]+/.exec(line.trim())?.[0])
    return new Set(ids.filter((id) => id !== undefined))
  })
}

/**
 * Revokes a token, given in full or by its id, and returns the id. All servers of the data folder refuse it from then
 * on.
 */
export async function revokeToken(dataFolder: string, tokenOrId: string): Promise<string> {
  const id = TOKEN.test(tokenOrId.trim()) ? readTokenId(tokenOrId) : tokenOrId
  if (!/^[^\s#]{1,200}$/.test(id)) throw new Error('Give the token itself or its id (jti), without spaces.')
  await mkdir(dataFolder, { recursive: true })
  const file = await open(revocationFilePath(dataFolder), 'a', 0o600)
  try {
    // One write at the end of the file, so that two commands at once do not mix their lines.
    await file.appendFile(`${id}  # revoked ${new Date().toISOString()}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return id
}

/** A token, or a part of one: that must not be taken for an id, which would revoke nothing. */
const TOKEN = /^eyJ|^[\w-]+\.[\w-]+\.[\w-]+$/

function readTokenId(token: string): string {
  try {
    return tokenIdOf(token.trim())
  } catch {
    throw new Error(
      'This is not a whole token: a part of it is missing or has changed. Give it again, or its id (jti).',
    )
  }
}

/** The id used to count and revoke a token: its `jti`, or its hash when it has none. */
export function tokenIdOf(token: string): string {
  const { jti } = decodeJwt(token)
  return jti && /^[^\s#]{1,200}$/.test(jti) ? jti : createHash('sha256').update(token).digest('base64url')
}
