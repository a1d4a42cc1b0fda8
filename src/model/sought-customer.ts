/** How a caller identifies a customer to search for. An e-mail address, phone or account number can match several. */
export type SoughtCustomer =
  | { customerKey: string }
  | { operationId: string }
  | { accountNumber: string }
  | { email: string }
  | { phone: string }
