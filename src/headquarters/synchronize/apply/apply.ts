import type { Transaction } from '../../../db/client.ts'
import type { ReservedBlock } from '../../customers/number-sequence.ts'
import { oweWelcomeMessages } from '../../welcome/owe-messages.ts'
import type { LoadedOperations } from '../evaluate/load-chunk.ts'
import { applyAddresses } from './apply-addresses.ts'
import { applyAffiliations, applyAttributes, applyContacts, applyDefaultAttributes } from './apply-parts.ts'
import { changeCustomers, nextVersions } from './change-customers.ts'
import { claimExternalIds, releaseExternalIds } from './claim-external-ids.ts'
import { createCustomers } from './create-customers.ts'
import { giveAccounts } from './give-accounts.ts'
import { compareCustomers } from './warn-of-duplicates.ts'

/**
 * Applies the operations that are still OPEN, in the order customer, addresses, contacts, affiliations, attributes
 * (docs/domain.md, Synchronize). An existing customer is written last, once, when its words can include all its parts.
 * Returns the last number of the block that was used, or null. The caller gives the others back at its end: from then
 * on the sequence is locked until the commit.
 */
export async function apply(tx: Transaction, loaded: LoadedOperations, block: ReservedBlock): Promise<string | null> {
  const { has, setUp } = loaded
  const hasUpdates = loaded.operations > loaded.creates
  const hasClaims = has.has('work_attribute') && (await claimExternalIds(tx))
  const used = loaded.creates > 0 ? await giveAccounts(tx, block) : null
  if (hasClaims && loaded.creates > 0) await releaseExternalIds(tx)
  if (loaded.creates > 0) await createCustomers(tx)
  if (hasUpdates) await nextVersions(tx)
  if (has.has('work_address')) await applyAddresses(tx, hasUpdates)
  if (has.has('work_contact')) await applyContacts(tx)
  if (has.has('work_affiliation')) await applyAffiliations(tx)
  if (has.has('work_attribute')) await applyAttributes(tx)
  if (loaded.creates > 0 && setUp.defaultAttributes) await applyDefaultAttributes(tx)
  if (loaded.creates > 0 && setUp.welcomeMessages) await oweWelcomeMessages(tx)
  if (hasUpdates) await changeCustomers(tx)
  await compareCustomers(tx)
  return used
}
