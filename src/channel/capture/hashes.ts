import { createHash, createHmac } from 'node:crypto'
import type { StagedRows } from '../../model/operation.ts'

/** A hash of an operation's kind and rows. The same operation id with another hash has other content. */
export function operationHash(kind: string, customerKey: string, rows: StagedRows): string {
  return createHash('sha256')
    .update(canonical([kind, customerKey, rows], isPresent))
    .digest('hex')
}

/**
 * A hash of a request, keyed with the database's own secret, so that it reveals nothing of the content. Two spellings
 * of one letter (composed or not) are the same; so are null and an absent field where something new is described.
 */
export function requestHash(secret: string, method: string, request: unknown): string {
  const keep = DESCRIBES_NEW.test(method) ? isPresent : isGiven
  return createHmac('sha256', secret)
    .update(canonical([method, request], keep).normalize('NFC'))
    .digest('base64url')
}

/** The hash as 0.5.0 and the versions before have stored it: of the request exactly as it was sent. */
export function formerRequestHash(secret: string, method: string, request: unknown): string {
  return createHmac('sha256', secret)
    .update(canonical([method, request], isGiven))
    .digest('base64url')
}

/** In an update null empties a field, and an absent field stays as it is; what is new has neither. */
const DESCRIBES_NEW = /^(create|add)/

/**
 * A hash of an idempotency key, keyed with the database's own secret: headquarters stores it, and only this database
 * can tell which key it is of.
 */
export function keyHash(secret: string, scope: string, key: string): string {
  return createHmac('sha256', secret)
    .update(canonical([scope, key], isGiven))
    .digest('base64url')
}

/** Rows that are read from the database have null where nothing was given. */
const isPresent = (member: unknown) => member !== undefined && member !== null
const isGiven = (member: unknown) => member !== undefined

/**
 * JSON with sorted keys: the order in which a caller names fields has no meaning. Members that `keep` refuses are left
 * out.
 */
function canonical(value: unknown, keep: (member: unknown) => boolean): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  // Loops: each capture passes here three times.
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonical(item, keep)}`
    return `[${text}]`
  }
  const members: Record<string, unknown> = { ...value }
  for (const name of Object.keys(members).sort()) {
    const member = members[name]
    if (keep(member)) text += `${text && ','}${JSON.stringify(name)}:${canonical(member, keep)}`
  }
  return `{${text}}`
}
