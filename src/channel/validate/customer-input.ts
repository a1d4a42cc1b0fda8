import type { AddressFieldValues, ContactType, CustomerFieldValues } from '../../model/customer.ts'

// The inputs of the mutations, without GraphQL. An absent or undefined field was not named; null empties it.

export type AddressInput = { [field in keyof AddressFieldValues]?: string | null } & { isPrimary?: boolean | null }
export type ContactInput = {
  type: ContactType
  value: string
  extension?: string | null
  isPrimary?: boolean | null
  marketingOptIn?: boolean | null
}
export type AttributeInput = { name: string; value?: string | null }
export type CustomerChanges = { [field in keyof CustomerFieldValues]?: string | null }
export type CustomerInput = CustomerChanges & {
  addresses?: readonly AddressInput[] | null
  contacts?: readonly ContactInput[] | null
  affiliations?: readonly string[] | null
  attributes?: readonly AttributeInput[] | null
}

/** Blank texts count as empty; everything else is kept as typed. */
export function textOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value
}

/** A person's name, composed of its parts; null when there are none. */
export function composedName(parts: Pick<CustomerChanges, 'firstName' | 'middleName' | 'lastName'>): string | null {
  const named = [parts.firstName, parts.middleName, parts.lastName].map((part) => part?.trim()).filter(Boolean)
  return named.length > 0 ? named.join(' ') : null
}
