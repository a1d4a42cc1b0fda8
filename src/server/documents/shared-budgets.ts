import type { BudgetLevel, SpentBudget } from '../../access/spend-budgets.ts'
import type { TokenBudgets } from './token-budgets.ts'

/** Milliseconds between two reports. */
const REPORTED_EVERY = 1_000

/** Subtracts what this process has spent from the budgets of the installation, and returns what is left of them. */
export type SpendBudgets = (spent: readonly SpentBudget[]) => Promise<readonly BudgetLevel[]>

/**
 * Reports about once a second what this process has spent, all at once, and takes over what all processes have left.
 * Nothing is sent when nothing was spent. While headquarters cannot be reached, each process counts alone. The returned
 * function stops it.
 */
export function shareBudgets(budgets: TokenBudgets, spend: SpendBudgets): () => void {
  let reporting = false
  async function report(): Promise<void> {
    if (reporting) return
    const spent = budgets.takeSpent()
    if (spent.length === 0) return
    reporting = true
    try {
      budgets.setLevels(await spend(spent))
    } catch {
      // Each process counts alone; readiness and the diagnosis say that headquarters is away.
    } finally {
      reporting = false
    }
  }
  const timer = setInterval(report, REPORTED_EVERY)
  return () => clearInterval(timer)
}
