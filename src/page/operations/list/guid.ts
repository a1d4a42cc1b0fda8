import { useApiQuery } from '../../api/query.ts'
import { OperationOfGuidDocument } from '../../generated/documents.ts'
import type { SearchConditions } from './search-words.ts'

const NONE = '00000000-0000-0000-0000-000000000000'

type Found = {
  readonly conditions: SearchConditions
  readonly as: 'operation' | 'customer'
  /** False while it is asked. */
  readonly isKnown: boolean
}

/**
 * Finds out whether the GUID of a search is that of an operation; every other one is taken as that of a customer. An
 * operation that headquarters does not have yet is listed with the others of its customer.
 */
export function useGuid(conditions: SearchConditions): Found {
  const { guid, guidOf } = conditions
  const asks = guid !== undefined && guidOf !== 'customer'
  const { data, isError } = useApiQuery(OperationOfGuidDocument, { id: guid ?? NONE }, { enabled: asks })
  if (!asks) return { conditions, as: 'customer', isKnown: true }
  const operation = data?.operation
  if (!operation) {
    const as = guidOf ?? 'customer'
    return { conditions: { ...conditions, guidOf: as }, as, isKnown: data !== undefined || isError }
  }
  const ofCustomer = { ...conditions, guid: operation.asyncCustomerAccount, guidOf: 'customer' } as const
  const itself = { ...conditions, guidOf: 'operation' } as const
  return { conditions: operation.status === 'CAPTURED' ? ofCustomer : itself, as: 'operation', isKnown: true }
}
