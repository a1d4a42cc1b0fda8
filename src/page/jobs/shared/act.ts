import type { ReactNode } from 'react'
import { ask } from '../../api/ask.ts'
import { queries } from '../../api/query.ts'
import type { TypedDocumentString } from '../../generated/documents.ts'
import { type Refusal, refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'

type Payload = { readonly userErrors: readonly Refusal[] }
type Acted<P> = { readonly payload: P | null; readonly refused: ReactNode }

/** Runs a mutation and reads what is shown again. `refused`: why it was not done, be it a refusal or a fault; null when it was. */
export async function act<R, I, P extends Payload>(
  document: TypedDocumentString<R, { input: I }>,
  input: I,
  payloadOf: (answer: R) => P,
): Promise<Acted<P>> {
  try {
    const payload = payloadOf(await ask(document, { input }))
    void queries.invalidateQueries()
    return { payload, refused: refusalsOf(payload.userErrors) }
  } catch (error) {
    return { payload: null, refused: error instanceof Error ? error.message : String(error) }
  }
}

/** Says in the corner that it is done, or why not. */
export async function tell(acting: Promise<Acted<Payload>>, done: string): Promise<void> {
  const { refused } = await acting
  toast(refused === null ? 'good' : 'bad', refused ?? done)
}
