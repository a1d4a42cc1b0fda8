import { ask } from '../../api/ask.ts'
import type { RefusalPartsFragment, TypedDocumentString } from '../../generated/documents.ts'
import { refusalsOf, type Refusal as UserRefusal } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'

/** Why a mutation was refused. */
export type Refusal = RefusalPartsFragment
type Payload = { readonly userErrors: readonly Refusal[] }

/**
 * Runs a mutation whose one field is a payload. Gives its refusals, or null when it is done, which is said in the corner.
 * Faults are thrown.
 */
export async function correct<R extends { readonly [field in keyof R]: Payload }, I>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  done: string,
): Promise<readonly Refusal[] | null> {
  const [payload] = Object.values<Payload>(await ask(document, { input }))
  if (payload && payload.userErrors.length > 0) return payload.userErrors
  toast('good', done)
  return null
}

type BulkPayload = { readonly userErrors: readonly UserRefusal[] }

/** Pauses, resumes or cancels a bulk run; what it was refused with, or that it is done, is said in the corner. */
export async function correctBulk(
  document: TypedDocumentString<{ readonly [field: string]: BulkPayload }, { input: { bulkRun: string } }>,
  bulkRun: string,
  done: string,
): Promise<void> {
  const [payload] = Object.values(await ask(document, { input: { bulkRun } }))
  const refused = refusalsOf(payload?.userErrors ?? null)
  toast(refused ? 'bad' : 'good', refused ?? done)
}
