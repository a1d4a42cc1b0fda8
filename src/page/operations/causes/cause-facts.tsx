import { useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import { At, useNumber } from '../../ui/time.tsx'
import { CAUSE } from './cause-texts.ts'
import type { Issue } from './issue.ts'

const HOUR_MS = 3_600_000
const HOURS = 48
const HEIGHT = 48

/** When a cause was seen, how often, and where. */
export function CauseFacts({ issue }: { issue: Issue }) {
  const say = useText(CAUSE)
  const number = useNumber()
  const facts = [
    [say.field, issue.field && <FieldName key="field" name={issue.field} />],
    [say.firstSeen, <At key="first" at={issue.firstSeenAt} />],
    [say.lastSeen, <At key="last" at={issue.lastSeenAt} />],
    [say.failures, number(issue.failures)],
    [say.reopenings, issue.reopenings > 0 ? say.times(number(issue.reopenings)) : null],
    [say.channels, issue.channels.map(({ name }) => name).join(', ')],
  ] as const
  return (
    <section className="part">
      <FailuresByHour hours={issue.failuresByHour} />
      <dl className="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

function FailuresByHour({ hours }: { hours: Issue['failuresByHour'] }) {
  const say = useText(CAUSE)
  const number = useNumber()
  if (hours.length === 0) return null
  const most = Math.max(...hours.map(({ failures }) => failures))
  const total = hours.reduce((sum, { failures }) => sum + failures, 0)
  const newest = Math.max(...hours.map(({ from }) => Date.parse(from)))
  const end = Math.max(newest, Math.floor(Date.now() / HOUR_MS) * HOUR_MS)
  return (
    <figure className="cause-history">
      <figcaption className="soft hint">{say.history}</figcaption>
      <svg
        viewBox={`0 0 ${HOURS * 4} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say.historyAlt(number(total), number(most))}
      >
        {hours.map(({ from, failures }) => {
          const height = Math.max(2, (failures / most) * HEIGHT)
          const hour = HOURS - 1 - (end - Date.parse(from)) / HOUR_MS
          return <rect key={from} x={hour * 4} y={HEIGHT - height} width={3} height={height} />
        })}
      </svg>
    </figure>
  )
}
