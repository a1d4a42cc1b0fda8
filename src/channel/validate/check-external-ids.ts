import type { Executor } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type ExternalIdInput, externalIdFaults } from '../../model/external-id.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { withExternalId } from '../customers/find-customer.ts'

/**
 * Validates external ids; paths begin with the place in the list. An id that another customer of the channel has is
 * refused here; one that a customer elsewhere has, or gets meanwhile, is found by headquarters (docs/domain.md, D-35).
 */
export async function checkExternalIds(
  db: Executor,
  { channel }: ChannelSetting,
  ids: readonly ExternalIdInput[],
  customerKey: string | null,
): Promise<RowRefusal[]> {
  const faults = externalIdFaults(ids)
  if (faults.length > 0) return faults
  const refusals: RowRefusal[] = []
  for (const [nth, { system, id }] of ids.entries()) {
    if (id == null) continue
    const field = [String(nth), 'id']
    if (UNSTORABLE.test(id)) {
      refusals.push({ code: 'INVALID_CHARACTER', field, message: 'It contains a character that cannot be stored.' })
      continue
    }
    const other = await withExternalId(db, channel, { system, id })
    if (other && other.customerKey !== customerKey)
      refusals.push({
        code: 'EXTERNAL_ID_TAKEN',
        field,
        message: 'Another customer of the channel has this id in the other system. Correct it, or leave it out.',
      })
  }
  return refusals
}

/** The refusal with its path in a customer. */
export const ofExternalIds = (refusal: RowRefusal): RowRefusal => ({
  ...refusal,
  field: ['externalIds', ...refusal.field],
})
