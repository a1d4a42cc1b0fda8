import { randomInt } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** The number sequence of account numbers. */
export const CUSTOMER_ACCOUNT = 'CustomerAccount'

/**
 * A reserved block of a sequence: `count` numbers starting at `first`; `first` is null if the sequence does not exist.
 */
export type ReservedBlock = { dataAreaId: string; first: string | null; count: number }

/**
 * Reserves up to `count` numbers in one statement (docs/domain.md, Number sequences): fewer if the sequence runs out.
 * The sequence is non-continuous: unused numbers are skipped. The sequence's row is locked until the transaction ends,
 * so keep it short.
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
 * A block of as many numbers as `count` would get, for a rehearsal. Reserves nothing: the numbers are negative, so no
 * customer has them and real numbers are not delayed. `used`: how many the rehearsal has used before.
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
  // Random, so that concurrent rehearsals do not block each other.
  return { dataAreaId, first: String(-randomInt(1, 2 ** 36) * 10_000), count: sequence.available }
}

/**
 * Returns the numbers of a block after `used` (null: all), unless another transaction has reserved numbers after the
 * block.
 */
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

/** SQL that formats a number by a sequence's format: the run of `#` becomes the number with leading zeros. */
export function numberFormatted(format: string, number: string): SQL {
  return sql.raw(`regexp_replace(${format}, '#+',
    lpad(${number}::text, greatest(length(substring(${format} from '#+')), length(${number}::text)), '0'))`)
}

/** The number in a text of a sequence's format, in place of its run of `#`; null for one of another format. */
export function numberIn(format: string, text: SQL): SQL {
  const [before = '', after = ''] = format.split(/#+/)
  const digits = sql`substr(${text}, ${before.length + 1}::int,
    greatest(length(${text}) - ${before.length + after.length}::int, 0))`
  return sql`case when left(${text}, ${before.length}::int) = ${before}
    and right(${text}, ${after.length}::int) = ${after}
        and ${digits} ~ '^[0-9]{1,18}$' then ${digits}::bigint end`
}
