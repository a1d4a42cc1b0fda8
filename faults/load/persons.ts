import { setTimeout as pause } from 'node:timers/promises'
import type { History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'
import { KNOWN_GROUP, type Known } from './captures.ts'
import { type Load, send, type UserErrors } from './till.ts'

type Failed = {
  operationId: string
  revision: number
  lastKnownError: { code: string } | null
  conflicts: { attribute: string; chosen: string | null }[]
}
/** A customer that was lost with its channel database cannot be erased: given up after so many milliseconds. */
const PATIENCE = 10_000
const FAILED = `query { operations(filter: { status: [FAILED] }, first: 100) {
  nodes { operationId revision lastKnownError { code } conflicts { attribute chosen } } } }`

/**
 * Milliseconds between two erasures. A 1010 that carries all customers begins anew when one of them is erased while its
 * package is made, so it needs a time without.
 */
const ERASED_EVERY = 15_000

/** Erases customers soon after they were created: at a till, on their way, or at headquarters already. */
export async function eraseCustomers(load: Load, history: History, erasable: Known[]): Promise<void> {
  for (;;) {
    const customer = erasable.shift()
    if (!customer && load.stopped()) return
    if (customer) {
      const input = { customer: customer.key, reason: 'Asked for.' }
      const until = performance.now() + PATIENCE
      let erased = false
      while (!erased) {
        const answer = await send<{ erasure: object | null } & UserErrors>(
          load,
          'eraseCustomer',
          'EraseCustomerInput',
          'erasure { erasedAt } userErrors { code }',
          input,
        )
        erased = answer?.erasure != null
        const isUnknown = answer?.userErrors.some(({ code }) => code === 'NOT_FOUND')
        if (isUnknown && performance.now() > until) break
        if (!erased) await pause(300)
      }
      if (erased) history.note({ type: 'erased', customerKey: customer.key, name: customer.name })
    }
    await pause(load.stopped() ? 0 : customer ? ERASED_EVERY : 500)
  }
}

/** An operator who corrects what has failed and synchronizes it in bulk, again and again. */
export async function correctFailed(load: Load, rest: number): Promise<void> {
  while (!load.stopped()) {
    await pause(rest)
    await correctOnce(load.installation).catch(() => {})
  }
}

/**
 * Corrects the failed operations that there are now, chooses in conflicts, and synchronizes all; returns their number.
 */
export async function correctOnce({ ask }: Installed): Promise<number> {
  const { operations } = await ask<{ operations: { nodes: Failed[] } }>(FAILED)
  for (const { operationId, revision: expectedRevision, lastKnownError, conflicts } of operations.nodes) {
    const input = { operationId, expectedRevision, reason: 'Corrected.' }
    const undecided = conflicts.filter(({ chosen }) => chosen === null)
    // Who was quicker has corrected it: a refusal is no harm.
    if (undecided.length > 0)
      await ask('mutation ($input: ResolveConflictInput!) { resolveConflict(input: $input) { userErrors { code } } }', {
        input: { ...input, choices: undecided.map(({ attribute }) => ({ attribute, keep: 'CHANNEL' })) },
      })
    else if (lastKnownError?.code === 'UNKNOWN_CUSTOMER_GROUP')
      await ask('mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { userErrors { code } } }', {
        input: { ...input, changes: [{ attribute: 'customerGroup', newValue: KNOWN_GROUP }] },
      })
  }
  if (operations.nodes.length > 0)
    await ask(
      'mutation ($input: SynchronizeOperationsInput!) { synchronizeOperations(input: $input) { userErrors { code } } }',
      { input: { filter: { status: ['FAILED'] }, reason: 'Corrected.' } },
    )
  return operations.nodes.length
}
