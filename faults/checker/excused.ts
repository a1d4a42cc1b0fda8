import { type Channel, type Entry, entriesOf } from '../history.ts'

/** What a restore of a channel database may cost, as docs/backup.md says: nothing else is excused. */
export type Excused = {
  /** Keys captured since the backup and not uploaded before the restore: lost with the database. */
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
  return {
    mayBeLost: new Set(restores.flatMap(({ notUploaded }) => notUploaded)),
    mayBeDoubled: new Set(forgotten.map(({ key }) => key)),
    restored: new Set(restores.flatMap(({ channels }) => channels)),
  }
}
