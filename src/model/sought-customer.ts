/** How a customer is named by someone who looks for it. An e-mail address, phone or account number can name several. */
export type SoughtCustomer =
  | { customerKey: string }
  | { operationId: string }
  | { accountNumber: string }
  | { email: string }
  | { phone: string }
