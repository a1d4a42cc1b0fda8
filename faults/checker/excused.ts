import { type Channel, type Entry, entriesOf } from '../history.ts'

/** What a restore of a channel database may cost, as docs/backup.md says: nothing else is excused. */
export type Excused = {
  /** Keys whose operation the product said is lost with the database, by its id or by the time of its capture. */
  mayBeLost: ReadonlySet<string>
  /** Keys sent before the restore and acknowledged after it: the database had forgotten them. */
  mayBeDoubled: ReadonlySet<string>
  /** The channels whose database was put back: it numbers its operations again. */
  restored: ReadonlySet<Channel>
}

export function excusedBy(history: readonly Entry[]): Excused {
  const restores = entriesOf(history, 'channel restored')
  const acknowledgedAt = new Map(entriesOf(history, 'created').map(({ key, at }) => [key, at]))
  const forgotten = entriesOf(history, 'create sent').filter(({ key, channel, at: sentAt }) => {
    const at = acknowledgedAt.get(key) ?? Number.POSITIVE_INFINITY
    return restores.some(
      ({ channels, lostAt, restoredAt }) => channels.includes(channel) && sentAt <= restoredAt && at >= lostAt,
    )
  })
  const announced = new Set(restores.flatMap(({ lost }) => lost))
  const captured = [...entriesOf(history, 'created'), ...entriesOf(history, 'edited')].filter(
    ({ at, channel, route, operationId }) =>
      route === 'ASYNC' &&
      ((operationId !== null && announced.has(operationId)) ||
        restores.some(
          ({ channels, unknownSince, restoredAt }) =>
            channels.includes(channel) && at >= unknownSince && at <= restoredAt,
        )),
  )
  return {
    mayBeLost: new Set(captured.map(({ key }) => key)),
    mayBeDoubled: new Set(forgotten.map(({ key }) => key)),
    restored: new Set(restores.flatMap(({ channels }) => channels)),
  }
}
