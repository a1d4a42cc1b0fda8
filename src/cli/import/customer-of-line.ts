import { isBlank, trimUnseen } from '../../model/blank.ts'
import { isGuarded, unguardedCell } from '../../model/csv-cell.ts'
import type { ColumnMap, ContactField, Target } from './columns.ts'
import { isDigitShort } from './postal-codes.ts'
import { type AttributeTypes, isYesOrNo, readCell } from './spreadsheet-words.ts'

/** What is wrong with a line, or worth knowing about it; `field` as in the API, null for the line as a whole. */
export type LineNote = { code: string; field: string | null; reason: string }

/** The customer that a line describes, in the form of `createCustomer`'s input. */
export type DescribedCustomer = {
  customer: Record<string, unknown>
  /** The value that tells the line apart from otherwise equal ones; empty when the file has none. */
  key: string
  refusals: LineNote[]
  warnings: LineNote[]
}

/**
 * `isExport`: the file was written by `export`, whose cells are taken as they are. Those that begin with an apostrophe
 * are text; of the others a spreadsheet can have made something else.
 */
export type Reading = { columns: ColumnMap; types: AttributeTypes; isExport: boolean }

/** Reads the cells of one line; empty ones are left out. Affiliations in one cell are separated by `;`. */
export function customerOf(cells: readonly string[], reading: Reading): DescribedCustomer {
  const parts = new Parts()
  const { isExport, columns, types } = reading
  for (const [i, target] of columns.targets.entries()) {
    const cell = cells[i] ?? ''
    if (target === null || isBlank(cell)) continue
    if (isExport && isGuarded(cell) && !isYesOrNo(target)) {
      parts.add(target, unguardedCell(cell))
      continue
    }
    const whole = isExport ? unguardedCell(cell) : trimmed(cell, columns)
    const read = readCell(whole, target, types)
    if ('value' in read) parts.add(target, read.value)
    else parts.refusals.push({ code: read.code, field: fieldOf(target), reason: read.reason })
  }
  return parts.described()
}

/** Shopify, Square and others put an apostrophe before numbers, so that a spreadsheet takes them for text. */
const trimmed = (cell: string, { preset }: ColumnMap) => {
  const value = trimUnseen(cell)
  return preset && /^'[+\d]/.test(value) ? value.slice(1) : value
}

function fieldOf(target: Target): string {
  switch (target.kind) {
    case 'customer':
      return target.field
    case 'address':
      return `addresses.${target.nth}.${target.field}`
    case 'contactField':
      return `contacts.${target.nth}.${target.field}`
    case 'attribute':
      return `attribute:${target.name}`
    case 'externalId':
      return `external:${target.system}`
    case 'contact':
      return 'contacts'
    default:
      return target.kind
  }
}

/** Collects the values of a line. */
class Parts {
  readonly refusals: LineNote[] = []
  readonly #warnings: LineNote[] = []
  readonly #customer: Record<string, unknown> = {}
  readonly #addresses: Record<string, string | boolean>[] = []
  readonly #numbered: Partial<Record<ContactField, string | boolean>>[] = []
  readonly #contacts: { type: string; value: string }[] = []
  readonly #affiliations: string[] = []
  readonly #attributes: { name: string; value: string }[] = []
  readonly #externalIds: { system: string; id: string }[] = []
  #company = ''
  #key = ''

  add(target: Target, value: string): void {
    switch (target.kind) {
      case 'customer':
        this.#customer[target.field] = value
        return
      case 'address':
        this.#addresses[target.nth] = {
          ...this.#addresses[target.nth],
          [target.field]: target.field === 'isPrimary' ? value === 'true' : value,
        }
        return
      case 'contactField':
        this.#numbered[target.nth] = {
          ...this.#numbered[target.nth],
          [target.field]: target.field === 'isPrimary' || target.field === 'marketingOptIn' ? value === 'true' : value,
        }
        return
      case 'contact':
        this.#contacts.push({ type: target.type, value })
        return
      case 'attribute':
        this.#attributes.push({ name: target.name, value })
        return
      case 'externalId':
        this.#externalIds.push({ system: target.system, id: value })
        return
      case 'affiliations':
        for (const name of value.split(';')) if (name.trim() !== '') this.#affiliations.push(name.trim())
        return
      case 'company':
        this.#company = value
        return
      case 'key':
        this.#key = value
    }
  }

  described(): DescribedCustomer {
    const customer = this.#customer
    const addresses = this.#addresses.filter((address) => address !== undefined)
    this.#placeCompany(addresses)
    const [first] = addresses
    if (first && !addresses.some(({ isPrimary }) => isPrimary === true)) first.isPrimary = true
    const contacts = [
      ...this.#numbered.filter((contact) => contact !== undefined),
      ...this.#contacts.filter(({ type, value }) => type !== 'PHONE' || value !== customer.phone),
    ]
    for (const [nth, { zipCode, country }] of addresses.entries())
      if (isDigitShort(zipCode, country))
        this.#warnings.push({
          code: 'ZIP_LOOKS_SHORT',
          field: `addresses.${nth}.zipCode`,
          reason: 'Postal codes of this country have a digit more: a spreadsheet may have removed a zero before it.',
        })
    if (addresses.length > 0) customer.addresses = addresses
    if (contacts.length > 0) customer.contacts = contacts
    if (this.#affiliations.length > 0) customer.affiliations = this.#affiliations
    if (this.#attributes.length > 0) customer.attributes = this.#attributes
    if (this.#externalIds.length > 0) customer.externalIds = this.#externalIds
    return { customer, key: this.#key, refusals: this.refusals, warnings: this.#warnings }
  }

  /** The company is the name of an organization, and belongs to the address of a person. */
  #placeCompany([first]: Record<string, string | boolean>[]): void {
    const { name, firstName, lastName, customerType } = this.#customer
    if (this.#company === '') return
    const isPerson = customerType !== 'ORGANIZATION' && (name ?? firstName ?? lastName) !== undefined
    if (!isPerson && name === undefined) this.#customer.name = this.#company
    else if (first !== undefined && first.name === undefined) first.name = this.#company
    else
      this.#warnings.push({
        code: 'COMPANY_LEFT_OUT',
        field: 'company',
        reason: `The company (${this.#company}) was left out: the line has another name, and no address for it.`,
      })
  }
}
