import { sql } from 'drizzle-orm'
import { type Database, execute } from '../db/client.ts'

/** What is counted for each token: fields of mutations, and points of cost. */
export const BUDGET_KINDS = ['MUTATIONS', 'POINTS'] as const
export type BudgetKind = (typeof BUDGET_KINDS)[number]

/** What one process has spent of a token's budget since its last report, and the budget's rate. */
export interface SpentBudget {
  readonly kind: BudgetKind
  readonly tokenId: string
  readonly spent: number
  readonly perSecond: number
  readonly burst: number
}

/** What is left of a token's budget; less than 0 when several processes have spent the same. */
export interface BudgetLevel {
  readonly kind: BudgetKind
  readonly tokenId: string
  readonly level: number
}

/**
 * Subtracts what a process has spent from the budgets that all processes of the installation share, at headquarters,
 * and returns what is left of them. A budget grows by its rate, by the database's clock; a debt is at most as large as
 * its burst.
 */
export async function spendBudgets(hq: Database, spent: readonly SpentBudget[]): Promise<BudgetLevel[]> {
  return execute<BudgetLevel>(
    hq,
    sql`/* access.spendBudgets */
    insert into token_budget as b (token_id, kind, level, per_second, burst, at)
    select "tokenId", kind, burst - spent, "perSecond", burst, clock_timestamp()
    from jsonb_to_recordset(${JSON.stringify(spent)}::jsonb)
      as s ("tokenId" text, kind text, spent float8, "perSecond" float8, burst float8)
    order by "tokenId", kind
    on conflict (token_id, kind) do update
    set level = greatest(
        -excluded.burst,
        least(excluded.burst,
          b.level + greatest(0, extract(epoch from excluded.at - b.at)::float8) * excluded.per_second)
          - (excluded.burst - excluded.level)
      ),
      per_second = excluded.per_second, burst = excluded.burst, at = excluded.at
    returning token_id as "tokenId", kind, level`,
  )
}

/** Removes the budgets that are full again: without a row they are full. Returns how many. */
export async function forgetFullBudgets(hq: Database): Promise<number> {
  const forgotten = await execute<{ kind: string }>(
    hq,
    sql`/* access.forgetFullBudgets */
    delete from token_budget
    where level + extract(epoch from clock_timestamp() - at)::float8 * per_second >= burst
    returning kind`,
  )
  return forgotten.length
}
