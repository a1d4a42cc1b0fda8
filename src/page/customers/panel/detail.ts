import type { CustomerDetailQuery } from '../../generated/documents.ts'

/** A customer with everything that the panel shows. */
export type Detail = NonNullable<CustomerDetailQuery['customer']>
