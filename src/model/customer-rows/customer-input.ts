import { isBlank } from '../blank.ts'
import type { AddressFieldValues, CustomerFieldValues } from '../customer.ts'
import type { ExternalIdInput } from '../external-id.ts'

// The inputs of the mutations, without GraphQL. An absent or undefined field was not named; null empties it.

export type AddressInput = { [field in keyof AddressFieldValues]?: string | null } & { isPrimary?: boolean | null }
export type ContactInput = {
  /** PHONE, EMAIL or URL, in any case. */
  type: string
  value: string
  extension?: string | null
  isPrimary?: boolean | null
  marketingOptIn?: boolean | null
  consentWording?: string | null
}
export type AttributeInput = { name: string; value?: string | null }
export type CustomerChanges = { [field in keyof CustomerFieldValues]?: string | null }
export type CustomerInput = CustomerChanges & {
  addresses?: readonly AddressInput[] | null
  contacts?: readonly ContactInput[] | null
  affiliations?: readonly string[] | null
  attributes?: readonly AttributeInput[] | null
  externalIds?: readonly ExternalIdInput[] | null
}

/** Texts in which nothing is seen count as empty; everything else is kept as typed, its letters composed (NFC). */
export function textOrNull(value: string | null | undefined): string | null {
  return value === undefined || value === null || isBlank(value) ? null : value.normalize('NFC')
}
