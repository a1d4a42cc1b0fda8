import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { rotateKey } from '../../src/access/keys.ts'
import { revocationFilePath, revokeToken } from '../../src/access/revocations.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { later } from '../support/later.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-revocations-'))
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

const viewer = { roles: ['VIEWER'], channels: 'ALL', ttlSeconds: 60 } as const
const aSecondLater = () => later(1_100)

test('a revoked token is refused within a second by a running server, and after a restart; others stay valid', async () => {
  const tokens = await openTokens(folder)
  const [revoked, byId, other] = [
    await tokens.issueToken(viewer),
    await tokens.issueToken(viewer),
    await tokens.issueToken(viewer),
  ]
  const { tokenId } = await tokens.verifyToken(byId)
  await tokens.verifyToken(revoked)
  await revokeToken(folder, revoked)
  expect(await revokeToken(folder, tokenId)).toBe(tokenId)
  aSecondLater()
  for (const server of [tokens, await openTokens(folder)]) {
    await expect(server.verifyToken(revoked)).rejects.toThrow('revoked')
    await expect(server.verifyToken(byId)).rejects.toThrow('revoked')
    await expect(server.verifyToken(other)).resolves.toBeDefined()
  }
})

test('the list can be edited by hand: one id per line, comments and empty lines are ignored', async () => {
  const tokens = await openTokens(folder)
  const token = await tokens.issueToken(viewer)
  const { tokenId } = await tokens.verifyToken(token)
  await writeFile(revocationFilePath(folder), `# lost tills\n\n  ${tokenId}   # till 7\r\n`)
  await expect((await openTokens(folder)).verifyToken(token)).rejects.toThrow('revoked')
})

test('ten revocations at once are all kept, in a file that only its owner reads, without a token in it', async () => {
  const tokens = await openTokens(folder)
  const made = await Promise.all(Array.from({ length: 10 }, () => tokens.issueToken(viewer)))
  await Promise.all(made.map((token) => revokeToken(folder, token)))
  const server = await openTokens(folder)
  for (const token of made) await expect(server.verifyToken(token)).rejects.toThrow('revoked')
  expect((await stat(revocationFilePath(folder))).mode & 0o777).toBe(0o600)
  expect(await readFile(revocationFilePath(folder), 'utf8')).not.toContain('eyJ')
})

test('a text that cannot be an id is not added to the list', async () => {
  for (const bad of ['', 'a b', 'a\nb', '#x', 'x'.repeat(201)])
    await expect(revokeToken(folder, bad)).rejects.toThrow('Give the token itself')
})

test('a listener is called for a revocation and for a withdrawn key, until it is removed', async () => {
  const tokens = await openTokens(folder)
  let told = 0
  const stop = tokens.onChange(() => {
    told += 1
  })
  await revokeToken(folder, 'some-id')
  await expect.poll(() => told, { timeout: 60_000 }).toBe(1)
  await rotateKey(folder)
  await expect.poll(() => told, { timeout: 60_000 }).toBe(2)
  stop()
})

test('the key that the first start generates is marked as generated, a new key is not', async () => {
  const tokens = await openTokens(folder)
  expect(await tokens.signsWithGeneratedKey()).toBe(true)
  await rotateKey(folder)
  aSecondLater()
  expect(await tokens.signsWithGeneratedKey()).toBe(false)
  expect(await (await openTokens(folder)).signsWithGeneratedKey()).toBe(false)
})
