import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { ChangeKey, Decision, OperationOverride } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { changeKeyOf } from './change-key.ts'
import type { Correction } from './validate-corrections.ts'

/** The versions that customers have now, by their keys. */
export type Versions = ReadonlyMap<string, number>

/** The versions of the customers that operations change. */
export async function versionsNow(hq: Executor, operations: readonly OperationView[]): Promise<Versions> {
  const changed = operations.filter(({ kind }) => kind !== 'CREATE_CUSTOMER')
  if (changed.length === 0) return new Map()
  const found = await execute<{ customerKey: string; version: number }>(
    hq,
    sql`/* operations.versionsNow */
    select customer_key as "customerKey", version
    from customer
    where customer_key = any(${sql.param(changed.map(({ customerKey }) => customerKey))}::uuid[])`,
  )
  return new Map(found.map(({ customerKey, version }) => [customerKey, version]))
}

/**
 * A save decides in favor of the channel, based on the version of headquarters that the operator has seen: the
 * conflict's, or the current one. A create cannot be in conflict.
 */
export function decisionsOf(
  { kind, customerKey, conflicts }: OperationView,
  versions: Versions,
  override: OperationOverride,
  corrections: readonly Correction[],
): [ChangeKey, Decision][] {
  if (kind === 'CREATE_CUSTOMER') return []
  return corrections.flatMap(({ attribute }) => {
    const key = changeKeyOf(attribute, override)
    if (key === null) return []
    const conflict = conflicts?.find((one) => one.key === key)
    return [[key, { keep: 'CHANNEL', version: conflict?.v ?? versions.get(customerKey) ?? 0 }]]
  })
}
