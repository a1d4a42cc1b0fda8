import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { type CustomerRefusal, fieldRefused } from '../../model/customer-outcome.ts'
import { NO_ROWS } from '../../model/customer-rows/rows.ts'
import { invalid } from '../customers/update-refusals.ts'
import { type Changes, changedRow, namedFields } from './changed-row.ts'
import type { OwnOutcome } from './own-operation.ts'
import { type OwnTarget, updateOwnCustomer } from './update-customer.ts'

/** An update at headquarters itself. A field that is absent or undefined stays; null (or a blank text) empties it. */
export type HeadquartersUpdate = OwnTarget & { changes: Changes }

/** Updates the customer's own fields. */
export function updateCustomerAtHeadquarters(
  hq: HeadquartersDatabase,
  actor: Actor,
  { changes, ...target }: HeadquartersUpdate,
): Promise<OwnOutcome> {
  return updateOwnCustomer(hq, actor, target, {
    kind: 'UPDATE_CUSTOMER',
    // Which fields are named, and their values.
    content: CUSTOMER_FIELDS.flatMap(({ field }) => (changes[field] === undefined ? [] : [[field, changes[field]]])),
    contentPath: ['changes'],
    compared: { at: ['changes'], content: changes },
    refuse: () => refusalsOf(changes),
    async stage(current) {
      const row = await changedRow(hq.db, changes, current)
      if ('refusals' in row) return { refusals: row.refusals.map((each) => fieldRefused(each, ['changes'])) }
      return { rows: { ...NO_ROWS, customer: [row] } }
    },
  })
}

function refusalsOf(changes: Changes): CustomerRefusal[] {
  if (namedFields(changes).length === 0) return [invalid(['changes'], 'Name at least one field to change.')]
  return CUSTOMER_FIELDS.filter(({ field }) => UNSTORABLE.test(changes[field] ?? '')).map(({ field }) =>
    fieldRefused(
      {
        code: 'INVALID_CHARACTER',
        field: [field],
        message: 'It contains a character that cannot be stored. Type it again.',
      },
      ['changes'],
    ),
  )
}
