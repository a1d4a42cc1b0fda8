import { randomInt } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** The number sequence that account numbers come from. */
export const CUSTOMER_ACCOUNT = 'CustomerAccount'

/** Numbers reserved from a sequence: `count` of them from `first` on; `first` is null when the sequence does not exist. */
export type ReservedBlock = { dataAreaId: string; first: string | null; count: number }

/**
 * Reserves up to `count` numbers in one statement (docs/domain.md, Number sequences): fewer when the sequence runs out. Non-continuous: what is not used is skipped. The sequence's
 * row is locked until the transaction ends, so keep that short.
 */
export async function reserveNumbers(
  db: Executor,
  dataAreaId: string,
  reference: string,
  count: number,
): Promise<ReservedBlock> {
  const [reserved] = await execute<{ first: string; count: number }>(
    db,
    sql`/* customers.reserveNumbers */
    with sequence as (
      select next, greatest(least(${count}::bigint, largest - next + 1), 0) as available
      from number_sequence
      where data_area_id = ${dataAreaId} and reference = ${reference}
      for no key update
    )
    update number_sequence s
    set next = s.next + sequence.available
    from sequence
    where s.data_area_id = ${dataAreaId} and s.reference = ${reference}
    returning sequence.next::text as first, sequence.available::int as count`,
  )
  return { dataAreaId, first: reserved?.first ?? null, count: reserved?.count ?? 0 }
}

/**
 * A block of as many numbers as `count` would get, for a rehearsal: nothing is reserved, and the numbers are below zero, where no customer has
 * them and no real one is kept waiting for them. `used`: how many the rehearsal has had before.
 */
export async function imagineNumbers(
  db: Executor,
  dataAreaId: string,
  reference: string,
  count: number,
  used = 0,
): Promise<ReservedBlock> {
  const [sequence] = await execute<{ available: number }>(
    db,
    sql`/* customers.imagineNumbers */
    select greatest(least(${count}::bigint, largest - next + 1 - ${used}::bigint), 0)::int as available
    from number_sequence
    where data_area_id = ${dataAreaId} and reference = ${reference}`,
  )
  if (!sequence) return { dataAreaId, first: null, count: 0 }
  // At random, so that two rehearsals at once do not wait for each other either.
  return { dataAreaId, first: String(-randomInt(1, 2 ** 36) * 10_000), count: sequence.available }
}

/** Gives the numbers of a block after `used` (null: all) back, unless somebody has reserved after it. */
export async function giveBack(
  db: Executor,
  block: ReservedBlock,
  reference: string,
  used: string | null,
): Promise<void> {
  if (block.first === null || block.count === 0) return
  const after = used === null ? BigInt(block.first) : BigInt(used) + 1n
  const end = BigInt(block.first) + BigInt(block.count)
  if (after >= end) return
  await execute(
    db,
    sql`/* customers.giveBackNumbers */
    update number_sequence
    set next = ${after.toString()}::bigint
    where data_area_id = ${block.dataAreaId} and reference = ${reference} and next = ${end.toString()}::bigint`,
  )
}

/** SQL that writes a number in a sequence's format: its one run of `#` becomes the number with leading zeros. */
export function numberFormatted(format: string, number: string): SQL {
  return sql.raw(`regexp_replace(${format}, '#+',
    lpad(${number}::text, greatest(length(substring(${format} from '#+')), length(${number}::text)), '0'))`)
}
