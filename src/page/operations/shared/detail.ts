import type { OperationDetailQuery } from '../../generated/documents.ts'

/** An operation with everything that is known of it. */
export type Detail = NonNullable<OperationDetailQuery['operation']>
