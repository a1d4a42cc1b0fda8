import { z } from 'zod'
import type { FieldPath, Warning } from './customer-outcome.ts'
import { emailsOf } from './words/emails.ts'
import { FEWEST_DIGITS, readPhones } from './words/phones.ts'

/**
 * A possible duplicate by e-mail address (e), phone number (p) or name and postal code (z), and whether the channel
 * sees one of the customers (docs/domain.md, D-17). `key`: the key that they have in common; headquarters of an earlier
 * version does not send it.
 */
export type FoundDuplicate = z.infer<typeof foundDuplicate>
export const foundDuplicate = z.object({ kind: z.enum(['e', 'p', 'z']), key: z.string().optional(), seen: z.boolean() })

const WHAT: { [kind in FoundDuplicate['kind']]: { field: string; what: string } } = {
  e: { field: 'email', what: 'e-mail address' },
  p: { field: 'phone', what: 'phone number' },
  z: { field: 'name', what: 'name and postal code' },
}

/**
 * The warnings about possible duplicates, each with the path of the value that they have in common in `content`, the
 * input of the customer or its part at `path`. Of a customer whom the channel does not see only that there is one;
 * `mayTell` says whether that may still be told.
 */
export function warningsOf(
  found: readonly FoundDuplicate[],
  path: FieldPath,
  content: unknown,
  mayTell: () => boolean = () => true,
): Warning[] {
  return found.flatMap((each) => {
    if (!each.seen && !mayTell()) return []
    const { what } = WHAT[each.kind]
    return [
      {
        code: 'POSSIBLE_DUPLICATE',
        field: [...path, ...placeOf(each, content)],
        message: each.seen
          ? `Another customer has the same ${what}. Compare them, and keep one if they are the same person.`
          : `A customer of another store has the same ${what}. Search in all stores before you go on.`,
      },
    ]
  })
}

const text = z.string().nullish().catch(null)
/** Of the input of a customer, a contact or an address: the values that customers are compared by. */
const compared = z.object({
  ...{ email: text, phone: text, cellularPhone: text, type: text, value: text, zipCode: text },
  contacts: z
    .array(z.object({ type: text, value: text }))
    .nullish()
    .catch(null),
})

/** Where the value is in the input: the first that has the key, else the first of its kind. */
function placeOf({ kind, key }: FoundDuplicate, content: unknown): FieldPath {
  const input = compared.safeParse(content).data
  if (kind === 'z') return [input?.zipCode ? 'zipCode' : WHAT.z.field]
  const own = kind === 'e' ? (['email'] as const) : (['phone', 'cellularPhone'] as const)
  const type = kind === 'e' ? 'EMAIL' : 'PHONE'
  const places = [
    ...own.map((field) => ({ path: [field], value: input?.[field] })),
    ...(input?.contacts ?? []).flatMap((contact, nth) =>
      contact.type?.toUpperCase() === type ? [{ path: ['contacts', String(nth), 'value'], value: contact.value }] : [],
    ),
    { path: ['value'], value: input?.value },
  ].filter(({ value }) => value)
  const place = places.find(({ value }) => keysOf(kind, value ?? '').includes(key ?? '')) ?? places[0]
  return place?.path ?? [WHAT[kind].field]
}

const keysOf = (kind: 'e' | 'p', value: string): string[] =>
  kind === 'e'
    ? emailsOf(value).map((email) => `e:${email}`)
    : readPhones(value, undefined).map(({ national }) => `p:${national.slice(-FEWEST_DIGITS)}`)
