import type { Entry } from '../history.ts'
import { excusedBy } from './excused.ts'
import { type Facts, groupBy } from './facts.ts'

/**
 * The operations of one customer from one channel database have numbers without a gap, each once, and headquarters has
 * applied them in the order of their numbers.
 */
export function checkOrder({ operations, log }: Facts, history: readonly Entry[]): string[] {
  const { restored } = excusedBy(history)
  // Headquarters may apply an operation again after it was restored: its last time counts.
  const appliedAt = new Map(
    log.flatMap(({ operationId, status, position }) => (status === 'SYNCED' ? [[operationId, position]] : [])),
  )
  const groups = groupBy(operations.values(), ({ customerKey, channelDatabase }) => `${customerKey} ${channelDatabase}`)
  return [...groups].flatMap(([group, all]) => {
    const inOrder = all.sort((a, b) => a.number - b.number)
    const numbers = inOrder.map(({ number }) => number)
    // A database that was put back has lost operations, and may give their numbers again.
    const mayLack = inOrder.some(({ channel }) => restored.has(channel as never))
    const twice = !mayLack && new Set(inOrder.map(({ ownNumber }) => ownNumber)).size < numbers.length
    const gap = !mayLack && numbers.some((number, nth) => number !== nth + 1)
    const applied = inOrder.flatMap(({ id }) => appliedAt.get(id) ?? [])
    const inverted = applied.some((position, nth) => nth > 0 && position < (applied[nth - 1] ?? 0))
    return twice || gap || inverted
      ? [
          `${group}: numbers ${(twice ? inOrder.map(({ ownNumber }) => ownNumber) : numbers).join(' ')}${inverted ? ', applied out of order' : ''}`,
        ]
      : []
  })
}
