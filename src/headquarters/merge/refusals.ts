import { ERASED_MESSAGE } from '../../between/erased.ts'
import type { FieldPath } from '../../model/customer-outcome.ts'

/** Why customers are not merged, or a merge is not undone. Nothing has changed. */
export type MergeRefusal = {
  __typename: 'Refused'
  code:
    | 'NOT_FOUND'
    | 'INVALID_VALUE'
    | 'SAME_CUSTOMER'
    | 'LEGAL_ENTITIES_DIFFER'
    | 'CUSTOMER_ERASED'
    | 'CUSTOMER_MERGED'
    | 'CUSTOMER_IN_PROGRESS'
    | 'DIFFERENCE_UNDECIDED'
    | 'MERGE_UNDONE'
    | 'MERGE_FOLLOWED'
    | 'MERGE_FORGOTTEN'
  field: FieldPath
  message: string
}

const refused =
  (code: MergeRefusal['code'], message: string) =>
  (field: string): MergeRefusal => ({ __typename: 'Refused', code, field: ['input', field], message })

/** Each takes the field of the input that it is about. */
export const unknown = refused('NOT_FOUND', 'Headquarters has no such customer. Synchronize its operations first.')
export const erased = refused('CUSTOMER_ERASED', ERASED_MESSAGE)
export const mergedBefore = refused(
  'CUSTOMER_MERGED',
  'This customer was merged into another one, and its id leads there. Name that one.',
)
export const sameCustomer = refused('SAME_CUSTOMER', 'Name two customers: these are one.')
export const twoCustomers = refused('INVALID_VALUE', 'Name two customers.')
export const otherLegalEntity = refused(
  'LEGAL_ENTITIES_DIFFER',
  'The customers belong to different legal entities. Only customers of one legal entity can be merged.',
)
export const inProgress = refused(
  'CUSTOMER_IN_PROGRESS',
  'One of the customers is being changed, erased, merged or synchronized. Nothing was merged. ' +
    'Try again in a few seconds.',
)
export const undecided = refused(
  'DIFFERENCE_UNDECIDED',
  'A difference of this customer waits for a decision. Restore or accept it on the page Reconciliation first.',
)
export const unknownField = refused(
  'INVALID_VALUE',
  'Choose a field of the customer, `attribute.NAME` or `externalId.SYSTEM`, once.',
)
export const unknownMerge = refused('NOT_FOUND', 'There is no merge with this id.')
export const undoneBefore = refused('MERGE_UNDONE', 'This merge was undone before.')
export const followed = refused(
  'MERGE_FOLLOWED',
  'The kept customer has changed since the merge. What came after it cannot be assigned to one of two customers again.',
)
export const forgotten = refused(
  'MERGE_FORGOTTEN',
  'What is needed to undo this merge is no longer kept: its retention has ended, or the customer was erased.',
)
