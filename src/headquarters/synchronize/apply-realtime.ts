import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { ERASED_MESSAGE, isErased } from '../../between/erased.ts'
import type { RealtimeAnswer } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { FoundDuplicate } from '../../model/found-duplicate.ts'
import type { OperationRoute, StagedOperation } from '../../model/operation.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { CUSTOMER_ACCOUNT, giveBack, type ReservedBlock, reserveNumbers } from '../customers/number-sequence.ts'
import { currentKey } from '../customers/redirects.ts'
import { assertNotRewound } from '../incarnation/check-with-channels.ts'
import { customerOfRequest, storeKeys } from '../incarnation/known-requests.ts'
import { changedAttributes } from '../operations/staging/changed-attributes.ts'
import { apply } from './apply/apply.ts'
import { recordVerdicts } from './apply/record-verdicts.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { loadCalls } from './evaluate/load-chunk.ts'
import { refusals } from './evaluate/outcomes.ts'
import { redirectedCustomers } from './evaluate/redirect-operations.ts'
import { unstorableTexts } from './evaluate/unstorable.ts'

/** Thrown to undo a transaction whose operation is refused. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly refusals: RowRefusal[]
  constructor(refusals: RowRefusal[]) {
    super('Refused.')
    this.refusals = refusals
  }
}

/**
 * Applies a create or an update that a channel sends in real time: the batch job's own evaluation and statements over a
 * set of one, in one transaction. A refused operation leaves nothing behind. A known operation id returns its stored
 * outcome, so that a call whose answer was lost can be sent again; so does the create of a customer that already
 * exists. A create throws HeadquartersRewound while headquarters is restored from a backup and not yet accepted.
 */
export async function applyRealtime(
  hq: HeadquartersDatabase,
  actor: Actor,
  operation: StagedOperation,
): Promise<RealtimeAnswer> {
  const unstorable = unstorableTexts(operation.rows)
  if (unstorable.length > 0) return { outcome: 'REFUSED', refusals: unstorable }
  // Before the transaction: inside it the sequence would stay locked until the commit.
  const { dataAreaId } = operation
  if (operation.kind === 'CREATE_CUSTOMER') await assertNotRewound(hq)
  const block =
    operation.kind === 'CREATE_CUSTOMER'
      ? await reserveNumbers(hq.db, dataAreaId, CUSTOMER_ACCOUNT, 1)
      : { dataAreaId, first: null, count: 0 }
  try {
    const answer = await transaction(hq.db, (tx) => inTransaction(tx, actor, operation, block))
    wake(hq.db)
    return answer
  } catch (error) {
    // After any other error the number may have been used: it is skipped.
    if (!(error instanceof Refusal)) throw error
    await giveBack(hq.db, block, CUSTOMER_ACCOUNT, null)
    return { outcome: 'REFUSED', refusals: error.refusals }
  }
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  operation: StagedOperation,
  block: ReservedBlock,
): Promise<RealtimeAnswer> {
  const { operationId, customerKey } = operation
  const original = await customerOfRequest(tx, operation)
  if (original !== null) {
    await giveBack(tx, block, CUSTOMER_ACCOUNT, null)
    return await answerWith(tx, await currentKey(tx, original))
  }
  if (!(await insertOperations(tx, [operation], 'REALTIME')).has(operationId)) {
    await giveBack(tx, block, CUSTOMER_ACCOUNT, null)
    if (await isErased(tx, customerKey)) return { outcome: 'REFUSED', refusals: [CUSTOMER_ERASED] }
    return await answerWith(tx, await currentKey(tx, customerKey))
  }
  await keepKey(tx, operation)
  const loaded = await loadCalls(tx, [operation])
  await evaluate(tx, loaded)
  await refuseErroneous(tx)
  const used = await apply(tx, loaded, block)
  await refuseErroneous(tx)
  await giveBack(tx, block, CUSTOMER_ACCOUNT, used)
  await recordVerdicts(tx, { actor: actor.id, runId: null, keepsRows: false })
  await recordAudit(tx, actor, { action: operation.kind, target: customerKey, result: 'REALTIME' })
  const changedKey = (await redirectedCustomers(tx))[0]?.customerKey ?? customerKey
  const answer = await answerWith(tx, changedKey)
  const duplicates = await duplicatesOf(tx, operation)
  if (answer.outcome === 'OK' && duplicates.length > 0) answer.duplicates = duplicates
  await append(tx, [
    {
      kind: 'CUSTOMER',
      entityId: changedKey,
      dataAreaId: operation.dataAreaId,
      channelId: operation.channelId,
      customerKey: changedKey,
      operationId,
      status: 'SYNCED',
      downloadJob: '1010',
    },
  ])
  return answer
}

export const CUSTOMER_ERASED: RowRefusal = { code: 'CUSTOMER_ERASED', field: [], message: ERASED_MESSAGE }

/**
 * Inserts the operations, and returns the ids of those that are new and whose customer was not erased. A second call at
 * the same moment waits here for the first.
 */
export async function insertOperations(
  tx: Transaction,
  operations: readonly StagedOperation[],
  route: OperationRoute,
): Promise<ReadonlySet<string>> {
  const sent = operations.map(({ rows, key: _key, ...operation }) => ({
    ...operation,
    changed: changedAttributes(rows),
  }))
  const inserted = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.insertOperation */
    insert into operation (
      operation_id, data_area_id, channel_id, channel_database_id, customer_key, route, kind, captured_at,
      captured_by, base_version, hash, changed, imported,
      status
    )
    select sent."operationId", sent."dataAreaId", c.id, coalesce(c.channel_database_id, 'headquarters'),
      sent."customerKey", ${route},
      sent.kind, sent."capturedAt", sent."capturedBy", sent."baseVersion", sent.hash, sent.changed,
      coalesce(sent.imported, false), 'IN_PROGRESS'
    from json_to_recordset(${JSON.stringify(sent)}::json) as sent (
      "operationId" uuid, "dataAreaId" text, "channelId" text, "customerKey" uuid, kind text, "capturedAt" timestamptz,
      "capturedBy" text, "baseVersion" int, hash text, changed text[], imported boolean
    )
    left join channel c on c.id = sent."channelId" and ${route === 'REALTIME'}
    where not exists (select from erasure e where e.customer_key = sent."customerKey")
    order by sent."operationId"
    on conflict (operation_id) do nothing
    returning operation_id as "operationId"`,
  )
  return new Set(inserted.map(({ operationId }) => operationId))
}

async function keepKey(tx: Transaction, operation: StagedOperation): Promise<void> {
  const [channel] = await execute<{ databaseId: string }>(
    tx,
    sql`/* synchronize.databaseOfChannel */
    select channel_database_id as "databaseId" from channel where id = ${operation.channelId}`,
  )
  if (channel) await storeKeys(tx, channel.databaseId, [operation])
}

/** The possible duplicates of the operation's customer, and whether the channel sees one of them. */
function duplicatesOf(tx: Transaction, { operationId, channelId }: StagedOperation): Promise<FoundDuplicate[]> {
  return execute<FoundDuplicate>(
    tx,
    sql`/* synchronize.duplicatesOf */
    select k.kind, matched.key, exists (
        select
        from jsonb_array_elements_text(w.warning -> 'customerKeys') other (customer_key)
        join customer c on c.customer_key = other.customer_key::uuid
        join channel on channel.id = ${channelId}
        where c.address_books && channel.address_books
      ) as seen
    from work_operation o
    cross join lateral jsonb_array_elements(o.warnings) w (warning)
    cross join lateral (
      select case w.warning ->> 'field' when 'email' then 'e' when 'phone' then 'p' else 'z' end as kind
    ) k
    cross join lateral jsonb_array_elements_text(o.matched -> k.kind) matched (key)
    where o.operation_id = ${operationId}`,
  )
}

async function refuseErroneous(tx: Transaction): Promise<void> {
  const refused = await refusals(tx)
  if (refused.length > 0) throw new Refusal(refused)
}

async function answerWith(tx: Transaction, customerKey: string): Promise<RealtimeAnswer> {
  const [customer] = await customerDocuments(tx, [customerKey])
  if (!customer) throw new Error('A customer whose operation is known is gone.')
  return { outcome: 'OK', customer }
}
