import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import type { CustomerOrder, Place } from '../../model/customer-list.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { ExternalId } from '../../model/external-id.ts'
import { jsonOf } from '../../model/json-of.ts'
import { sortKey } from '../../model/words/fold.ts'
import { seesEveryone } from '../../privacy/sight.ts'
import { refuse } from './errors.ts'
import { type Page, type PageRequest, pageOfRows } from './page.ts'

/** Identifies a customer. */
export type CustomerName = { customerKey: string } | { accountNumber: string } | { externalId: ExternalId }

/** A page of customers, and where the search took place. */
export type CustomerPage = Page<CustomerView> & { searchedLocation: 'LOCAL' | 'ALL' }

const cursorContent = z.tuple([z.string(), z.string().max(400).nullable(), z.uuid()])

/**
 * The position of a cursor; `value` is null when the list is ordered by name and the caller may not see names: it is
 * then looked up.
 */
export type CursorPlace = { value: string | null; customerKey: string }

/**
 * Encodes a position as a cursor, which is valid for one order. It contains no name for callers who see names masked.
 */
export function encodePlace(actor: Actor, orderBy: CustomerOrder, { value, customerKey }: Place): string {
  return Buffer.from(JSON.stringify([orderBy, nameless(actor, orderBy, value), customerKey])).toString('base64url')
}

/**
 * Decodes a cursor. Throws BAD_USER_INPUT for a cursor of another order. A name in it is ignored when the caller may
 * not see names: the items after it would reveal them.
 */
export function decodePlace(actor: Actor, orderBy: CustomerOrder, cursor: string | null): CursorPlace | null {
  if (cursor === null) return null
  const parsed = cursorContent.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success || parsed.data[0] !== orderBy) throw unknownCursor()
  const value = nameless(actor, orderBy, parsed.data[1])
  // A cursor of a former version has the name as it was typed: its key is the same.
  const isName = value !== null && orderBy.startsWith('NAME_')
  return { value: isName ? sortKey(value) : value, customerKey: parsed.data[2] }
}

/** Leaves the name out for callers who may not see every name. */
const nameless = (actor: Actor, orderBy: CustomerOrder, value: string | null): string | null =>
  orderBy.startsWith('NAME_') && !seesEveryone(actor) ? null : value

/**
 * The position of a cursor, with the name that was left out of it. Throws BAD_USER_INPUT when the customer no longer
 * exists.
 */
export async function completePlace(
  place: CursorPlace | null,
  nameOf: (customerKey: string) => Promise<string | null>,
): Promise<Place | null> {
  if (place === null) return null
  const value = place.value ?? (await nameOf(place.customerKey))
  if (value === null) throw unknownCursor()
  return { value, customerKey: place.customerKey }
}

/** A page of listed customers, each with the cursor of its position. */
export function pageOfListed(
  actor: Actor,
  request: PageRequest,
  listed: readonly { place: Place; customer: CustomerView }[],
  orderBy: CustomerOrder,
): Page<CustomerView> {
  const cursorOf = ({ place }: { place: Place }) => encodePlace(actor, orderBy, place)
  return pageOfRows(request, listed, cursorOf, ({ customer }) => customer)
}

const unknownCursor = () =>
  refuse('BAD_USER_INPUT', 'This is not a cursor of this list in this order. Start again without a cursor.')
