import { SPACES } from './blank.ts'

/**
 * The fields of a customer's own row: the API's name, the column in RETAILASYNCCUSTOMERV2 and in headquarters' customer
 * table, and the maximum length at headquarters (docs/domain.md, D-28). Staging columns are twice as wide, so that a
 * refused value can be stored, shown and corrected.
 */
export const CUSTOMER_FIELDS = [
  { field: 'customerType', column: 'relationship_type', length: 20, group: 'IDENTITY' },
  { field: 'name', column: 'cust_name', length: 100, group: 'IDENTITY' },
  { field: 'firstName', column: 'first_name', length: 25, group: 'IDENTITY' },
  { field: 'middleName', column: 'middle_name', length: 25, group: 'IDENTITY' },
  { field: 'lastName', column: 'last_name', length: 25, group: 'IDENTITY' },
  { field: 'title', column: 'title', length: 30, group: 'IDENTITY' },
  { field: 'phone', column: 'phone', length: 20, group: 'CONTACT' },
  { field: 'phoneExtension', column: 'phone_extension', length: 10, group: 'CONTACT' },
  { field: 'cellularPhone', column: 'cellular_phone', length: 20, group: 'CONTACT' },
  { field: 'email', column: 'email', length: 255, group: 'CONTACT' },
  { field: 'url', column: 'url', length: 255, group: 'CONTACT' },
  { field: 'receiptEmail', column: 'receipt_email', length: 255, group: 'CONTACT' },
  { field: 'receiptOption', column: 'receipt_option', length: 20, group: 'CONTACT' },
  { field: 'languageId', column: 'language_id', length: 10, group: 'COMMERCIAL' },
  { field: 'currency', column: 'currency', length: 3, group: 'COMMERCIAL' },
  { field: 'customerGroup', column: 'cust_group', length: 20, group: 'COMMERCIAL' },
  { field: 'priceGroup', column: 'price_group', length: 20, group: 'COMMERCIAL' },
  { field: 'invoiceAccount', column: 'invoice_account', length: 20, group: 'COMMERCIAL' },
  { field: 'creditMax', column: 'credit_max', length: 20, group: 'COMMERCIAL' },
  { field: 'blocked', column: 'blocked', length: 10, group: 'COMMERCIAL' },
  { field: 'organizationId', column: 'organization_id', length: 30, group: 'COMMERCIAL' },
  { field: 'lineDiscount', column: 'line_disc', length: 20, group: 'COMMERCIAL' },
  { field: 'multilineDiscount', column: 'multiline_disc', length: 20, group: 'COMMERCIAL' },
  { field: 'endDiscount', column: 'end_disc', length: 20, group: 'COMMERCIAL' },
  { field: 'taxGroup', column: 'tax_group', length: 20, group: 'COMMERCIAL' },
  { field: 'vatNumber', column: 'vat_num', length: 30, group: 'COMMERCIAL' },
  { field: 'identificationNumber', column: 'identification_number', length: 50, group: 'IDENTITY' },
  { field: 'optOutPersonalization', column: 'opt_out_personalization', length: 5, group: 'CONTACT' },
  { field: 'optOutWebActivityTracking', column: 'opt_out_web_activity_tracking', length: 5, group: 'CONTACT' },
  { field: 'blockLoyaltyEnrollment', column: 'block_loyalty_enrollment', length: 5, group: 'COMMERCIAL' },
] as const

/**
 * The fields of an address, as in RETAILASYNCADDRESSV2 and in headquarters' customer_address (docs/domain.md, D-28).
 */
export const ADDRESS_FIELDS = [
  { field: 'name', column: 'address_name', length: 100 },
  { field: 'purpose', column: 'role', length: 20 },
  { field: 'street', column: 'street', length: 250 },
  { field: 'streetNumber', column: 'street_number', length: 20 },
  { field: 'buildingComplement', column: 'building_complement', length: 60 },
  { field: 'city', column: 'city', length: 60 },
  { field: 'county', column: 'county', length: 60 },
  { field: 'state', column: 'state', length: 60 },
  { field: 'districtName', column: 'district_name', length: 60 },
  { field: 'zipCode', column: 'zip', length: 10 },
  { field: 'country', column: 'country', length: 10 },
  { field: 'phone', column: 'phone', length: 20 },
  { field: 'email', column: 'email', length: 255 },
  { field: 'url', column: 'url', length: 255 },
  { field: 'taxGroup', column: 'tax_group', length: 20 },
  { field: 'isPrimary', column: 'make_postal_address_primary', length: 5 },
] as const

/**
 * The switches of a customer: `true`, `false` or empty, which is `false`. Versions before 0.6.0 do not have them; a
 * customer's document leaves them out where they are empty, so that documents of both versions are equal.
 */
export const CUSTOMER_SWITCHES = [
  'optOutPersonalization',
  'optOutWebActivityTracking',
  'blockLoyaltyEnrollment',
] as const
export type CustomerSwitch = (typeof CUSTOMER_SWITCHES)[number]
export const isCustomerSwitch = (field: string): field is CustomerSwitch =>
  CUSTOMER_SWITCHES.some((each) => each === field)

/**
 * The fields of addresses that versions before 0.5.0 did not have. A customer's document leaves them out where they are
 * empty, so that documents of both versions are equal.
 */
export const LATER_ADDRESS_FIELDS = ['phone', 'email', 'url', 'taxGroup'] as const

export type CustomerField = (typeof CUSTOMER_FIELDS)[number]['field']
export type AddressField = (typeof ADDRESS_FIELDS)[number]['field']

/** Signs between addresses and around them, such as those of `Ada <ada@example.com>; bob@example.com`. */
const AROUND_EMAILS = ',;:<>()"'
/** The pattern of an e-mail address, for JavaScript and PostgreSQL: a local part, one @, and a domain with a dot. */
export const EMAIL_PATTERN = `^[^@${AROUND_EMAILS}${SPACES}]+@[^@${AROUND_EMAILS}${SPACES}.]+([.][^@${AROUND_EMAILS}${SPACES}.]+)+$`
/**
 * The pattern of a URL, for JavaScript and PostgreSQL: `www.example.com/path`, with or without a scheme. A host has a
 * dot in it.
 */
export const URL_PATTERN = `^([a-zA-Z][a-zA-Z0-9+.-]*://)?[^${SPACES}/?#@:.]+([.][^${SPACES}/?#@:.]+)+(:[0-9]{1,5})?([/?#][^${SPACES}]*)?$`
/** A decimal number in plain notation, for JavaScript and PostgreSQL. */
export const DECIMAL_PATTERN = '^-?[0-9]{1,15}([.][0-9]{1,6})?$'
/** An integer in plain notation, for JavaScript and PostgreSQL. */
export const INTEGER_PATTERN = '^-?[0-9]{1,18}$'
/** The maximum length of a TEXT attribute. */
export const ATTRIBUTE_VALUE_LENGTH = 1000
