import type { ReactNode } from 'react'
import { callApi } from '../../api/call-api.ts'
import { queries } from '../../api/query.ts'
import type { TypedDocumentString } from '../../generated/documents.ts'
import { type Refusal, refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'

type Payload = { readonly userErrors: readonly Refusal[] }
/** The outcome of a mutation. `refused`: why it was refused or failed; null when it is done. */
type Outcome<P> = { readonly payload: P | null; readonly refused: ReactNode }

/** Runs a mutation, and reloads the page's data. */
export async function runMutation<R, I, P extends Payload>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  payloadOf: (answer: R) => P,
): Promise<Outcome<P>> {
  try {
    const payload = payloadOf(await callApi(document, { input }))
    void queries.invalidateQueries()
    return { payload, refused: refusalsOf(payload.userErrors) }
  } catch (error) {
    return { payload: null, refused: error instanceof Error ? error.message : String(error) }
  }
}

/** Shows a toast with the outcome: `done`, or why the mutation was refused. */
export async function toastOutcome(outcome: Promise<Outcome<Payload>>, done: string): Promise<void> {
  const { refused } = await outcome
  toast(refused === null ? 'good' : 'bad', refused ?? done)
}
