import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { changeEvent } from './changes.ts'
import type { FunctionalityProfileView } from './channel-view.ts'
import { isId } from './id.ts'
import { noSuch } from './known-names.ts'

/** Omitted properties stay unchanged. */
export type SetFunctionalityProfile = {
  profile: string
  createCustomersInAsyncMode?: boolean | null | undefined
  captureValidation?: 'STRICT' | 'MINIMAL' | null | undefined
  generateLoyaltyCardNumber?: boolean | null | undefined
  createCustomerOrdersInAsyncMode?: boolean | null | undefined
}

export type FunctionalityProfileRefusal = { __typename: 'Refused'; code: 'NOT_FOUND'; field: string[]; message: string }
export type FunctionalityProfileSet = {
  functionalityProfile: FunctionalityProfileView | null
  userErrors: FunctionalityProfileRefusal[]
}

/** Changes a functionality profile at headquarters; 1070 carries it to its channels. An equal value changes nothing. */
export async function setFunctionalityProfile(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: SetFunctionalityProfile,
): Promise<FunctionalityProfileSet> {
  if (!isId(input.profile)) return notFound(hq.db, input.profile)
  const { profile, changed } = await transaction(hq.db, async (tx) => {
    const changedProfile = await changeProfile(tx, input)
    const current = changedProfile ?? (await readProfile(tx, input.profile))
    const result = changedProfile ? 'CHANGED' : current ? 'UNCHANGED' : 'NOT_FOUND'
    await recordAudit(tx, actor, { action: 'setFunctionalityProfile', target: input.profile, result })
    if (changedProfile) {
      await append(tx, [
        changeEvent({ kind: 'functionality_profile', id: changedProfile.id, dataAreaId: null, created: false }),
      ])
    }
    return { profile: current, changed: changedProfile !== undefined }
  })
  if (changed) wake(hq.db)
  return profile ? { functionalityProfile: profile, userErrors: [] } : notFound(hq.db, input.profile)
}

async function notFound(db: Database, id: string): Promise<FunctionalityProfileSet> {
  const message = await noSuch(db, 'functionality profile', id)
  return {
    functionalityProfile: null,
    userErrors: [{ __typename: 'Refused', code: 'NOT_FOUND', field: ['profile'], message }],
  }
}

const profileColumns = sql`
  id, name, create_customers_in_async_mode as "createCustomersInAsyncMode", capture_validation as "captureValidation",
  generate_loyalty_card_number as "generateLoyaltyCardNumber",
  create_customer_orders_in_async_mode as "createCustomerOrdersInAsyncMode"`

async function changeProfile(
  tx: Transaction,
  input: SetFunctionalityProfile,
): Promise<FunctionalityProfileView | undefined> {
  const asyncMode = sql`coalesce(${input.createCustomersInAsyncMode ?? null}::boolean, create_customers_in_async_mode)`
  const validation = sql`coalesce(${input.captureValidation ?? null}, capture_validation)`
  const generates = sql`coalesce(${input.generateLoyaltyCardNumber ?? null}::boolean, generate_loyalty_card_number)`
  const asyncOrders = sql`coalesce(
      ${input.createCustomerOrdersInAsyncMode ?? null}::boolean, create_customer_orders_in_async_mode)`
  const [profile] = await execute<FunctionalityProfileView>(
    tx,
    sql`/* organization.setFunctionalityProfile */
    update functionality_profile
    set create_customers_in_async_mode = ${asyncMode}, capture_validation = ${validation},
      generate_loyalty_card_number = ${generates}, create_customer_orders_in_async_mode = ${asyncOrders}
    where id = ${input.profile}
      and (
        create_customers_in_async_mode, capture_validation, generate_loyalty_card_number,
        create_customer_orders_in_async_mode
      ) is distinct from (${asyncMode}, ${validation}, ${generates}, ${asyncOrders})
    returning ${profileColumns}`,
  )
  return profile
}

async function readProfile(tx: Transaction, id: string): Promise<FunctionalityProfileView | undefined> {
  const [profile] = await execute<FunctionalityProfileView>(
    tx,
    sql`/* organization.readProfile */ select ${profileColumns} from functionality_profile where id = ${id}`,
  )
  return profile
}
