import type { AttributeDocument } from './customer.ts'
import type { StagedAttributeRow, StagedRows } from './operation.ts'
import type { RowErrorCode, RowRefusal } from './row-error-codes.ts'

/** The id that a customer has in another system, such as an ERP: exactly as that system writes it. */
export type ExternalId = { system: string; id: string }

/** An external id to set; null removes the customer's id in that system. */
export type ExternalIdInput = { system: string; id?: string | null }

/**
 * An external id travels and is stored as an attribute of this name and its system (docs/domain.md, D-35), so that it
 * takes the way of an attribute, through versions that know nothing of it too. No legal entity defines such an
 * attribute.
 */
const PREFIX = 'external:'
/** The name of such an attribute, for JavaScript and PostgreSQL. */
export const EXTERNAL_ID_NAME = '^external:[A-Z0-9][A-Z0-9._-]{0,29}$'
/** How an SQL text begins with the prefix, and from which character on it is the system. */
export const EXTERNAL_ID_LIKE = `${PREFIX}%`
export const SYSTEM_FROM = PREFIX.length + 1
export const EXTERNAL_ID_LENGTH = 100

export const isExternalIdName = (name: string): boolean => name.startsWith(PREFIX)

/** The system as it is stored: systems are codes, of which the case does not count. */
export const foldedSystem = (system: string): string => system.normalize('NFKC').trim().toUpperCase()

/** The name of the attribute that has the ids of a system. */
export const externalIdName = (system: string): string => PREFIX + foldedSystem(system)

const systemOf = (name: string): string => name.slice(PREFIX.length)

/** The external ids among a customer's attributes, by system. */
export function externalIdsOf(attributes: readonly AttributeDocument[]): ExternalId[] {
  return attributes
    .filter(({ name }) => isExternalIdName(name))
    .map(({ name, value }) => ({ system: systemOf(name), id: value }))
    .sort((one, other) => (one.system < other.system ? -1 : 1))
}

/** The attributes without the external ids. */
export const attributesOnly = (attributes: readonly AttributeDocument[]): AttributeDocument[] =>
  attributes.filter(({ name }) => !isExternalIdName(name))

const NAME = new RegExp(EXTERNAL_ID_NAME)

/**
 * What is wrong with external ids, by the rules that both sides apply; paths begin with the place in the list. Whether
 * another customer has an id, headquarters knows.
 */
export function externalIdFaults(ids: readonly ExternalIdInput[]): RowRefusal[] {
  return ids.flatMap(({ system, id }, nth): RowRefusal[] => {
    const fault = (field: string, code: RowErrorCode, message: string) => [
      { code, field: [String(nth), field], message },
    ]
    if (!NAME.test(externalIdName(system)))
      return fault('system', 'INVALID_VALUE', 'A system has 1 to 30 letters, digits, dots, hyphens or underscores.')
    if (ids.findIndex((other) => foldedSystem(other.system) === foldedSystem(system)) !== nth)
      return fault('system', 'INVALID_VALUE', 'A customer has one id in a system. Name the system once.')
    if (id == null) return []
    if (id.trim() === '') return fault('id', 'REQUIRED', 'Give the id that the customer has in the system.')
    if ([...id].length > EXTERNAL_ID_LENGTH)
      return fault('id', 'TOO_LONG', `An id has at most ${EXTERNAL_ID_LENGTH} characters.`)
    return []
  })
}

/** The rows that set external ids, one for each, in their order. */
export const externalIdRows = (
  ids: readonly ExternalIdInput[],
  has: readonly AttributeDocument[] = [],
): StagedAttributeRow[] =>
  ids.map(({ system, id = null }) => {
    const name = externalIdName(system)
    const known = has.some((attribute) => attribute.name === name)
    const operation = id === null ? 'DEACTIVATE' : known ? 'UPDATE' : 'CREATE'
    return { operation, name, attributeType: 'TEXT', value: id }
  })

/**
 * A refusal of headquarters with the path that the caller knows: `attributes.2.value` of an external id's row is
 * `externalIds.0.id`, by the place among the rows of external ids.
 */
export function atExternalId(refusal: RowRefusal, rows: StagedRows): RowRefusal {
  const [list, nth, field] = refusal.field
  const row = list === 'attributes' ? rows.attributes[Number(nth)] : undefined
  if (!row || !isExternalIdName(row.name)) return refusal
  const place = rows.attributes.filter(({ name }) => isExternalIdName(name)).indexOf(row)
  return { ...refusal, field: ['externalIds', String(place), field === 'name' ? 'system' : 'id'] }
}
