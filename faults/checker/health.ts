import { type Entry, entriesOf } from '../history.ts'

/**
 * Seconds for which an operation may wait while a replica says that all is well: the schedule (2 s), the lease of a
 * dead holder (30 s), the age of a probe's answer (10 s), and its detection.
 */
const LONGEST_WAIT = 60
/** Milliseconds within which a database that is away is no longer `ok`. */
const AWAY_NOTICED_WITHIN = 10_000

/** The moments at which a replica was green although something waited, or a database was away, longer than that. */
export function checkHealth(history: readonly Entry[]): string[] {
  const away = awayTimes(history)
  return entriesOf(history, 'health').flatMap(({ at, replica, green, parts, waiting }) => {
    const when = `${replica} at ${new Date(at).toISOString()}`
    const late = green && waiting !== null && waiting.seconds > LONGEST_WAIT
    const unseen = away.filter(
      ({ part, from, to }) => at > from + AWAY_NOTICED_WITHIN && at < to && parts[part] === 'ok',
    )
    return [
      ...(late
        ? [
            `${when}: ${waiting.operation} (${waiting.status}) waited for ${Math.round(waiting.seconds)} s in ${waiting.where}`,
          ]
        : []),
      ...unseen.map(({ part }) => `${when}: ${part} was away`),
    ]
  })
}

type Away = { part: string; from: number; to: number }

function awayTimes(history: readonly Entry[]): Away[] {
  const times: Away[] = []
  const begun = new Map<string, number>()
  for (const { accident, target, phase, away, at } of entriesOf(history, 'accident')) {
    if (away === undefined) continue
    const name = `${accident} ${target}`
    if (phase === 'begins') begun.set(name, at)
    else times.push({ part: away, from: begun.get(name) ?? at, to: at })
  }
  return times
}
