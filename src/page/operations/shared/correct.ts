import { callApi } from '../../api/call-api.ts'
import type { RefusalPartsFragment, TypedDocumentString } from '../../generated/documents.ts'
import { refusalsOf, type Refusal as UserRefusal } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'

/** Why a mutation was refused. */
export type Refusal = RefusalPartsFragment
type Payload = { readonly userErrors: readonly Refusal[] }

/**
 * Runs a mutation with one field. Returns its refusals, or null when it is done, and shows a toast. Throws other
 * failures.
 */
export async function correct<R extends { readonly [field in keyof R]: Payload }, I>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  done: string,
): Promise<readonly Refusal[] | null> {
  const [payload] = Object.values<Payload>(await callApi(document, { input }))
  if (payload && payload.userErrors.length > 0) return payload.userErrors
  toast('good', done)
  return null
}

type BulkPayload = { readonly userErrors: readonly UserRefusal[] }

/** Pauses, resumes or cancels a bulk run, and shows the outcome as a toast. */
export async function controlBulkRun(
  document: TypedDocumentString<{ readonly [field: string]: BulkPayload }, { input: { bulkRun: string } }>,
  bulkRun: string,
  done: string,
): Promise<void> {
  const [payload] = Object.values(await callApi(document, { input: { bulkRun } }))
  const refused = refusalsOf(payload?.userErrors ?? null)
  toast(refused ? 'bad' : 'good', refused ?? done)
}
