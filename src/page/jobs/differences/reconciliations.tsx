import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { Explained } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { JOBS } from '../shared/texts.ts'
import { DIFFERENCES } from './difference-texts.ts'
import { type Place, usePlaces } from './use-places.ts'

const LOOKS = {
  EQUAL: ['good', 'check'],
  DIFFERENT: ['warn', 'differs'],
  NOT_COMPARED: ['bad', 'alert'],
} as const

/** The result of the last comparison of each place, with a link to its differences. */
export function Reconciliations() {
  const say = useText(JOBS)
  const compared = usePlaces()?.filter(({ reconciliation }) => reconciliation !== null) ?? []
  return (
    <>
      <ul className="last-sessions">
        {compared.map((place) => (
          <PlaceLine key={place.database?.key ?? ''} place={place} />
        ))}
      </ul>
      <Link href="/jobs/differences" className="hint">
        {say.allDifferences}
      </Link>
    </>
  )
}

/** One place with the result of its last comparison. */
export function PlaceLine({ place: { database, reconciliation } }: { place: Place }) {
  const language = useLanguage()
  const say = useText(JOBS)
  const { atHeadquarters } = useText(DIFFERENCES)
  const number = useNumber()
  const name = database?.name ?? atHeadquarters
  if (!reconciliation)
    return (
      <li>
        <span className="badge">
          <Icon name="question" />
          {say.neverCompared}
        </span>
        <span className="truncate">{name}</span>
        <span />
      </li>
    )
  const { result, message, explanations, open, reported, attemptedAt, comparedAt } = reconciliation
  const [tone, icon] = LOOKS[result] ?? ['', 'question']
  const at = comparedAt ?? attemptedAt
  return (
    <li>
      <span className={`badge ${tone}`} title={language === 'en' ? (message ?? undefined) : undefined}>
        <Icon name={icon} />
        {result === 'DIFFERENT' ? say.differing(number(open + reported)) : (say[result] ?? result)}
      </span>
      <span className="truncate">
        {database ? (
          <Link href={`/jobs/differences?database=${encodeURIComponent(database.key)}`}>{name}</Link>
        ) : (
          <Link href="/jobs/differences">{name}</Link>
        )}
      </span>
      <span className="soft hint">
        <Ago at={result === 'NOT_COMPARED' ? attemptedAt : at} />
      </span>
      {result === 'NOT_COMPARED' && message && (
        <span className="soft hint place-why">
          <Explained message={message} explanations={explanations} />
        </span>
      )}
    </li>
  )
}
