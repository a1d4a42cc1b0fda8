import { EXPORT_COLUMNS } from '../../headquarters/operations/export/export-csv.ts'

/**
 * The target of a CSV column: a field of the customer, of its address, a list of affiliations, or a named attribute.
 */
export type Target =
  | { kind: 'customer'; field: string }
  | { kind: 'address'; nth: number; field: string }
  | { kind: 'contact'; type: 'PHONE' | 'EMAIL' | 'URL' }
  | { kind: 'affiliations' }
  | { kind: 'attribute'; name: string }

/**
 * The headers of each field, compared without case, blanks, dashes and underscores. `docs/import.md` has the same list.
 */
export const SYNONYMS: { [target: string]: string[] } = {
  customerType: ['customertype', 'type', 'relationshiptype'],
  name: ['name', 'fullname', 'customername', 'company', 'companyname', 'organization', 'organisation'],
  firstName: ['firstname', 'givenname', 'forename'],
  middleName: ['middlename', 'initials'],
  lastName: ['lastname', 'surname', 'familyname'],
  title: ['title', 'salutation'],
  phone: ['phone', 'phonenumber', 'telephone', 'tel'],
  phoneExtension: ['phoneextension', 'extension'],
  cellularPhone: ['cellularphone', 'cellphone', 'mobile', 'mobilephone'],
  email: ['email', 'emailaddress', 'mail'],
  url: ['url', 'website', 'web'],
  receiptEmail: ['receiptemail'],
  receiptOption: ['receiptoption'],
  languageId: ['language', 'languageid'],
  currency: ['currency', 'currencycode'],
  customerGroup: ['customergroup', 'custgroup', 'group'],
  priceGroup: ['pricegroup'],
  invoiceAccount: ['invoiceaccount'],
  creditMax: ['creditmax', 'creditlimit'],
  blocked: ['blocked'],
  organizationId: ['organizationid', 'orgid'],
  lineDiscount: ['linediscount'],
  multilineDiscount: ['multilinediscount'],
  endDiscount: ['enddiscount'],
  taxGroup: ['taxgroup'],
  vatNumber: ['vatnumber', 'vat', 'vatnum'],
  identificationNumber: ['identificationnumber'],
  'address.name': ['addressname'],
  'address.purpose': ['purpose', 'addresspurpose', 'role'],
  'address.street': ['street', 'address', 'address1', 'addressline1', 'street1'],
  'address.streetNumber': ['streetnumber', 'housenumber'],
  'address.buildingComplement': ['buildingcomplement', 'street2', 'address2', 'addressline2'],
  'address.city': ['city', 'town'],
  'address.county': ['county'],
  'address.state': ['state', 'province', 'region', 'stateprovince'],
  'address.districtName': ['district', 'districtname'],
  'address.zipCode': ['zip', 'zipcode', 'postalcode', 'postcode'],
  'address.country': ['country', 'countryregionid', 'countrycode'],
  'contact.PHONE': ['secondaryphone', 'phone2', 'otherphone'],
  'contact.EMAIL': ['secondaryemail', 'email2', 'otheremail'],
  'contact.URL': ['secondaryurl', 'url2', 'otherurl'],
  affiliations: ['affiliation', 'affiliations'],
}

/** Columns that `import` writes into its file of refused lines; they are ignored when that file is imported. */
export const REFUSAL_COLUMNS = ['refused_line', 'refused_codes', 'refused_reasons']

/** Columns that `import` and `export` write; they are not fields of the customer. */
const OWN_COLUMNS: readonly string[] = [...REFUSAL_COLUMNS, ...EXPORT_COLUMNS]

export type ColumnMap = { targets: (Target | null)[]; used: string[]; unused: string[] }

/**
 * Finds the target of each column: first by `--map header=target`, then by the synonyms, then by `attribute:<name>`
 * headers. Throws what to do when a `--map` uses a column or target that does not exist, or when no column contains the
 * customers' names.
 */
export function mapColumns(header: string[], overrides: { [header: string]: string }): ColumnMap {
  for (const name of Object.keys(overrides))
    if (!header.includes(name))
      throw new Error(`--map uses a column "${name}" that the file does not have. Its columns: ${header.join(', ')}.`)
  const targets = header.map((name) => targetOf(name, Object.hasOwn(overrides, name) ? overrides[name] : undefined))
  const visible = (kept: boolean) =>
    header.filter((name, i) => (targets[i] !== null) === kept && !OWN_COLUMNS.includes(name))
  const names = targets.flatMap((target) => (target?.kind === 'customer' ? [target.field] : []))
  if (!names.includes('name') && !names.includes('lastName'))
    throw new Error(
      `No column contains names. Choose one with --map, for example --map "${header[0] ?? 'column'}=name".`,
    )
  return { targets, used: visible(true), unused: visible(false) }
}

function targetOf(header: string, override: string | undefined): Target | null {
  if (override !== undefined) return namedTarget(override)
  const attribute = /^attribute:(.+)$/i.exec(header.trim())?.[1]
  if (attribute) return { kind: 'attribute', name: attribute.trim() }
  const further = /^address([2-9])\.(\w+)$/.exec(header.trim())
  if (further) return namedTarget(`address.${further[2]}`, Number(further[1]) - 1)
  const plain = header.toLowerCase().replace(/[\s_-]/g, '')
  const target = Object.entries(SYNONYMS).find(([, synonyms]) => synonyms.includes(plain))?.[0]
  return target === undefined ? null : namedTarget(target)
}

function namedTarget(target: string, nth = 0): Target | null {
  if (target === '-') return null
  const attribute = /^attribute:(.+)$/.exec(target)?.[1]
  if (attribute) return { kind: 'attribute', name: attribute }
  if (!(target in SYNONYMS))
    throw new Error(
      `"${target}" is not a field. Use one of ${Object.keys(SYNONYMS).join(', ')}, attribute:<name>, or - to ` +
        'leave the column out.',
    )
  if (target === 'affiliations') return { kind: 'affiliations' }
  const [group, field] = target.split('.')
  if (group === 'address' && field) return { kind: 'address', nth, field }
  if (group === 'contact' && (field === 'EMAIL' || field === 'URL')) return { kind: 'contact', type: field }
  if (group === 'contact') return { kind: 'contact', type: 'PHONE' }
  return { kind: 'customer', field: target }
}

/** The `customer` input of one line; empty cells are left out. Affiliations in one cell are separated by `;`. */
export function customerOf(cells: string[], columns: ColumnMap): Record<string, unknown> {
  const customer: Record<string, unknown> = {}
  const addresses: Record<string, string>[] = []
  const contacts: { type: string; value: string }[] = []
  const affiliations: string[] = []
  const attributes: { name: string; value: string }[] = []
  columns.targets.forEach((target, i) => {
    const value = cells[i]?.trim()
    if (!target || !value) return
    if (target.kind === 'customer')
      customer[target.field] = target.field === 'customerType' ? value.toUpperCase() : value
    else if (target.kind === 'address') addresses[target.nth] = { ...addresses[target.nth], [target.field]: value }
    else if (target.kind === 'contact') contacts.push({ type: target.type, value })
    else if (target.kind === 'affiliations')
      affiliations.push(
        ...value
          .split(';')
          .map((name) => name.trim())
          .filter(Boolean),
      )
    else attributes.push({ name: target.name, value })
  })
  const given = addresses.filter((address) => address !== undefined)
  if (given.length > 0)
    customer.addresses = given.map((address, nth) => (nth === 0 ? { ...address, isPrimary: true } : address))
  if (contacts.length > 0) customer.contacts = contacts
  if (affiliations.length > 0) customer.affiliations = affiliations
  if (attributes.length > 0) customer.attributes = attributes
  return customer
}
