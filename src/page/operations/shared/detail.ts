import type { OperationDetailQuery } from '../../generated/documents.ts'

/** An operation with everything that the panel shows. */
export type Detail = NonNullable<OperationDetailQuery['operation']>
