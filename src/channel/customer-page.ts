import { z } from 'zod'
import { refuse } from '../server/errors.ts'
import type { Page } from '../server/page.ts'
import type { CustomerView } from './customer-view.ts'
import type { CustomerOrder, Place } from './list-customers.ts'

/** A page of customers, and where they were looked for in the end. */
export type CustomerPage = Page<CustomerView> & { searchedLocation: 'LOCAL' | 'ALL' }

const cursorContent = z.tuple([z.string(), z.string().max(400), z.uuid()])

/** A place as a cursor; it is of one order only. */
export function encodePlace(orderBy: CustomerOrder, { value, customerKey }: Place): string {
  return Buffer.from(JSON.stringify([orderBy, value, customerKey])).toString('base64url')
}

/** The place of a cursor. Throws BAD_USER_INPUT for what is not a cursor of this order. */
export function decodePlace(orderBy: CustomerOrder, cursor: string | null): Place | null {
  if (cursor === null) return null
  const parsed = cursorContent.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success || parsed.data[0] !== orderBy)
    throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list in this order. Begin again without it.')
  return { value: parsed.data[1], customerKey: parsed.data[2] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
