import type { AttributeDocument, CustomerDocument } from '../../model/customer.ts'
import { CUSTOMER_FIELDS, type CustomerField, isCustomerSwitch } from '../../model/customer-fields.ts'
import { isExternalIdName, SYSTEM_FROM } from '../../model/external-id.ts'
import { isSwitchedOn } from '../../model/vocabulary/switches.ts'

/** Which customer's value a field of the merged customer has. */
export type MergeSide = 'KEEP' | 'MERGE'
export type MergeChoice = { field: string; take: MergeSide }

/**
 * A value that the customers differ in, and whose wins. `field` is a field of the customer, `attribute.NAME` or
 * `externalId.SYSTEM`.
 */
export type MergedField = { field: string; keep: string | null; merge: string | null; take: MergeSide }

/** A decided field, with the customers whose values it shows. */
export type ShownField = MergedField & { keepKey: string; mergeKey: string }

/** What the choices mean: the values that the kept customer gets, and the other system's ids that lose. */
export type Decided = {
  fields: MergedField[]
  /** Of the customer's own row. */
  changed: { field: CustomerField; value: string | null }[]
  attributes: AttributeDocument[]
  /** External ids of which the kept customer has another one: they go on leading to it. */
  losingIds: AttributeDocument[]
}

/**
 * Decides each value that the customers differ in: the chosen one, or that of the customer that is kept, unless it has
 * none. A composed name follows its parts. Null when a choice names no field, or a field twice.
 */
export function decideFields(
  keep: CustomerDocument,
  merge: CustomerDocument,
  choices: readonly MergeChoice[],
): Decided | null {
  const chosen = new Map(choices.map(({ field, take }) => [field, take]))
  const own = CUSTOMER_FIELDS.map(({ field }) => ({ field, keep: keep[field] ?? null, merge: merge[field] ?? null }))
  const attributes = attributesOf(keep, merge)
  const known = new Set<string>([...own, ...attributes].map(({ field }) => field))
  if (chosen.size < choices.length || choices.some(({ field }) => !known.has(field))) return null
  const decide = (each: { field: string; keep: string | null; merge: string | null }): MergedField => ({
    field: each.field,
    keep: each.keep,
    merge: each.merge,
    take: chosen.get(each.field) ?? (isEmpty(each.keep) || isOptedOut(each) ? 'MERGE' : 'KEEP'),
  })
  const differing = own.filter((each) => (each.keep ?? '') !== (each.merge ?? ''))
  const fields = differing.map(decide)
  const changed = differing.flatMap(({ field, merge: value }, nth) =>
    fields[nth]?.take === 'MERGE' ? [{ field, value }] : [],
  )
  const name = chosen.has('name') ? null : composedName(keep, changed)
  const named = changed.filter(({ field }) => field !== 'name' || name === null)
  const decided = attributes.filter((each) => each.keep !== each.merge).map((each) => ({ ...decide(each), ...each }))
  const taken = decided.flatMap(({ take, of }) => (take === 'MERGE' && of.merge ? [of.merge] : []))
  const losing = decided.flatMap(({ take, of }) => (take === 'MERGE' ? (of.keep ?? []) : (of.merge ?? [])))
  return {
    fields: [...fields, ...decided.map(decide)].map((each) =>
      each.field === 'name' && name !== null ? { ...each, take: 'KEEP' } : each,
    ),
    changed: name === null || name === keep.name ? named : [...named, { field: 'name', value: name }],
    attributes: taken,
    losingIds: losing.filter(({ name }) => isExternalIdName(name)),
  }
}

/** A switch that one of them has on stays on (docs/domain.md, D-42). */
const isOptedOut = ({ field, merge }: { field: string; merge: string | null }) =>
  isCustomerSwitch(field) && isSwitchedOn(merge)

const isEmpty = (value: string | null) => value === null || value.trim() === ''

type Named = Pick<CustomerDocument, 'firstName' | 'middleName' | 'lastName'>
const compose = ({ firstName, middleName, lastName }: Named) =>
  [firstName, middleName, lastName].flatMap((part) => part?.trim() || []).join(' ')

/** The name that new parts give a person whose name is composed of the parts; null when it is not, or none is new. */
function composedName(
  keep: CustomerDocument,
  changed: readonly { field: CustomerField; value: string | null }[],
): string | null {
  const parts = new Map(changed.map(({ field, value }) => [field, value]))
  const of = (field: keyof Named) => (parts.has(field) ? (parts.get(field) ?? null) : keep[field])
  const next = { firstName: of('firstName'), middleName: of('middleName'), lastName: of('lastName') }
  if (keep.customerType === 'ORGANIZATION' || keep.name !== compose(keep) || compose(next) === compose(keep))
    return null
  return compose(next)
}

function attributesOf(keep: CustomerDocument, merge: CustomerDocument) {
  const names = [...new Set([...keep.attributes, ...merge.attributes].map(({ name }) => name))].sort()
  return names.map((name) => {
    const of = {
      keep: keep.attributes.find((each) => each.name === name) ?? null,
      merge: merge.attributes.find((each) => each.name === name) ?? null,
    }
    const field = isExternalIdName(name) ? `externalId.${name.slice(SYSTEM_FROM - 1)}` : `attribute.${name}`
    return { field, keep: of.keep?.value ?? null, merge: of.merge?.value ?? null, of }
  })
}
