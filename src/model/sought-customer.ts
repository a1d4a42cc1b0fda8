import { z } from 'zod'
import { text } from './wire-values.ts'

/** How a caller identifies a customer to search for. An e-mail address, phone or account number can match several. */
export type SoughtCustomer = z.infer<typeof soughtCustomer>
export const soughtCustomer = z.union([
  z.strictObject({ customerKey: text }),
  z.strictObject({ operationId: text }),
  z.strictObject({ accountNumber: text }),
  z.strictObject({ email: text }),
  z.strictObject({ phone: text }),
])
