import { createHash, createHmac } from 'node:crypto'
import type { StagedRows } from '../../model/operation.ts'

/** A hash of an operation's kind and rows. The same operation id with another hash has other content. */
export function operationHash(kind: string, customerKey: string, rows: StagedRows): string {
  return createHash('sha256')
    .update(canonical([kind, customerKey, rows], isPresent))
    .digest('hex')
}

/**
 * A hash of a request as it was sent, keyed with the database's own secret, so that it reveals nothing of the content.
 */
export function requestHash(secret: string, method: string, request: unknown): string {
  return createHmac('sha256', secret)
    .update(canonical([method, request], isGiven))
    .digest('base64url')
}

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
/** In a request null empties a field, and an absent field stays as it is. */
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
