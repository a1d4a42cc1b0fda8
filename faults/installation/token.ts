import type { Tokens } from '../../src/access/tokens.ts'

/** The administrator's token, and another one in the last half of its lifetime: a long run takes hours. */
export function renewedToken(tokens: Pick<Tokens, 'issueToken'>, ttlSeconds: number): () => Promise<string> {
  let current: { token: Promise<string>; issuedAt: number } | null = null
  return () => {
    const now = performance.now()
    if (current === null || now - current.issuedAt > ttlSeconds * 500) {
      const token = tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds, subject: 'faults' })
      current = { token, issuedAt: now }
    }
    return current.token
  }
}
