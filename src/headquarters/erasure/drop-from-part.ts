import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import type { DownloadPart } from '../../model/package.ts'
import { partOf, storedPart } from '../../model/stored-part.ts'

/** A part of a session's package. */
export type PackagePart = { sessionId: string; part: number }

/** The parts, of one session or of all (null), that may have rows of these customers. */
export function partsThatMayHave(
  db: Executor,
  customerKeys: readonly string[],
  sessionId: string | null,
): Promise<PackagePart[]> {
  return execute<PackagePart>(
    db,
    sql`/* erasure.partsThatMayHave */
    select p.session_id as "sessionId", p.part
    from download_package p
    where (${sessionId}::uuid is null or p.session_id = ${sessionId}::uuid)
      and exists (
        select from unnest(${sql.param([...customerKeys])}::uuid[]) as key where key between p.first_key and p.last_key
      )
    order by p.session_id, p.part`,
  )
}

/**
 * Removes the rows of erased customers from a part: their documents, and the outcomes of their operations. A part that
 * is gone or damaged stays as it is, since its package is not applied.
 */
export async function dropFromPart(
  tx: Transaction,
  { sessionId, part: number }: PackagePart,
  customerKeys: readonly string[],
): Promise<void> {
  await execute(
    tx,
    sql`/* erasure.lockPart */
    select 1 from download_package where session_id = ${sessionId} and part = ${number} for no key update`,
  )
  const [found] = await execute<{ content: string; checksum: string; operationIds: string[] }>(
    tx,
    sql`/* erasure.readPart */
    select encode(content, 'base64') as content, checksum,
      array(
        select operation_id::text
        from operation
        where customer_key = any(${sql.param([...customerKeys])}::uuid[])
      ) as "operationIds"
    from download_package
    where session_id = ${sessionId} and part = ${number}`,
  )
  const part = found && (await partOf({ content: Buffer.from(found.content, 'base64'), checksum: found.checksum }))
  if (!part) return
  const kept = without(part, new Set(customerKeys), new Set(found.operationIds))
  if (rowsOf(kept) === rowsOf(part)) return
  const { content, checksum } = await storedPart(kept)
  await execute(
    tx,
    sql`/* erasure.dropFromPart */
    update download_package
    set content = decode(${content.toString('base64')}, 'base64'), checksum = ${checksum}
    where session_id = ${sessionId} and part = ${number}`,
  )
}

function without(part: DownloadPart, customers: ReadonlySet<string>, operations: ReadonlySet<string>): DownloadPart {
  return {
    ...part,
    customers: part.customers.filter(({ customerKey }) => !customers.has(customerKey)),
    settlements: part.settlements.filter(({ customerKey }) => !customers.has(customerKey)),
    outcomes: part.outcomes.filter(({ operationId }) => !operations.has(operationId)),
    ...(part.loyaltyCards && {
      loyaltyCards: part.loyaltyCards.filter(({ customerKey }) => customerKey === null || !customers.has(customerKey)),
    }),
  }
}

const rowsOf = ({ customers, settlements, outcomes, loyaltyCards }: DownloadPart) =>
  customers.length + settlements.length + outcomes.length + (loyaltyCards?.length ?? 0)
