import type { CustomerDetailQuery } from '../../generated/documents.ts'

/** A customer with all that is shown of it. */
export type Detail = NonNullable<CustomerDetailQuery['customer']>
