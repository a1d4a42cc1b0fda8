import type { CustomerDocument } from '../../model/customer.ts'
import { wordsOfCustomer } from '../../model/customer-words.ts'
import type { StagedOperation } from '../../model/operation.ts'
import { type KnownCustomer, shownCustomer } from './pending-overlay.ts'

/**
 * The words of a customer that has changed and waits for headquarters: those of the customer as it is shown, and those
 * of the downloaded one that are its words no more. A till finds the customer by what it has just entered, and not by
 * what it has just replaced.
 */
export type PendingWords = { search: string[]; removed: string[] }

/** The words once the operation is pending too. A customer that is created has no other words than the operation's. */
export function pendingWords(
  known: KnownCustomer,
  { kind, rows }: Pick<StagedOperation, 'kind' | 'rows'>,
): PendingWords {
  if (kind === 'CREATE_CUSTOMER') return { search: [], removed: [] }
  const shown = shownCustomer(known, [{ kind, rows }])
  if (!shown) return { search: [], removed: [] }
  const search = wordsOf(shown)
  const kept = new Set(search)
  return { search, removed: known.document ? wordsOf(known.document).filter((word) => !kept.has(word)) : [] }
}

// As documents are stored: without a region.
const wordsOf = (customer: CustomerDocument) => wordsOfCustomer(customer, undefined).search
