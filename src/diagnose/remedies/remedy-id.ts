import { UNSTORABLE } from '../../db/unstorable.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Subject } from '../facts/subject.ts'
import { isMutationField, type MutationField } from './remedies.ts'

/**
 * The content of a remedy's id: the mutation, its input, the subject to diagnose again, and the check that named it. It
 * grants no right: the mutation applies its own rules.
 */
export type NamedRemedy = {
  mutation: MutationField
  input: Record<string, unknown>
  subject: Subject
  check: string
}

/** The opaque id of a remedy. */
export function encodeRemedyId({ mutation, input, subject, check }: Omit<NamedRemedy, 'input'> & { input: object }) {
  return Buffer.from(JSON.stringify([mutation, input, subject, check])).toString('base64url')
}

/** Decodes an id; undefined if this server did not create it. */
export function decodeRemedyId(id: string): NamedRemedy | undefined {
  if (!/^[\w-]{8,20000}$/.test(id)) return undefined
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
    if (!Array.isArray(parts)) return undefined
    const [mutation, input, subject, check] = parts
    return isMutationField(mutation) && isRecord(input) && isSubject(subject) && typeof check === 'string'
      ? { mutation, input, subject, check }
      : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isSubject(value: unknown): value is Subject {
  if (!isRecord(value)) return false
  const { type, key } = value
  return (
    type === 'INSTALLATION' ||
    (['CUSTOMER', 'OPERATION'].includes(String(type)) && isUuid(String(key))) ||
    (['CHANNEL', 'FEATURE'].includes(String(type)) && typeof key === 'string' && !UNSTORABLE.test(key))
  )
}
