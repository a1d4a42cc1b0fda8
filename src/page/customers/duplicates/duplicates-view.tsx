import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { useApiPages } from '../../api/query.ts'
import { PossibleDuplicatesDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { useNumber } from '../../ui/time.tsx'
import { useRecordTitle } from '../../ui/title.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import type { TillChannel } from '../shared/use-channels.ts'
import { DUPLICATES } from './duplicate-texts.ts'
import { PairLine } from './pair-line.tsx'
import './duplicates.css'

/** Pairs that the first page should have, and how many pages are read for them without being asked. */
const WANTED = 10
const MOST_READ = 20

/** Pairs of customers that may be the same person, to work off. */
export function DuplicatesView({ channels }: { channels: readonly TillChannel[] }) {
  const say = useText(DUPLICATES)
  const [address, setAddress] = useSearchParams()
  const heading = useRef<HTMLHeadingElement>(null)
  const { duplicates: title } = useText(CUSTOMERS)
  useRecordTitle(title)
  useEffect(() => heading.current?.focus(), [])
  const entities = [...new Set(channels.flatMap(({ legalEntity }) => legalEntity ?? []))].sort()
  const legalEntity = entities.find((id) => id === address.get('legalEntity')) ?? entities[0] ?? null
  const dismissed = address.get('dismissed') === 'true'
  const put = (name: string, value: string) =>
    setAddress(
      (now) => {
        now.set(name, value)
        return now
      },
      { replace: true },
    )
  return (
    <div className="duplicates">
      <header>
        <p>
          <Link href="/customers?channel=headquarters">{say.back}</Link>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="soft">{say.lead}</p>
      </header>
      <search className="filter-bar" aria-label={title}>
        {entities.length > 1 && (
          <label className="choice">
            <span>{say.legalEntity}</span>
            <select
              className="input"
              value={legalEntity ?? ''}
              onChange={(event) => put('legalEntity', event.target.value)}
            >
              {entities.map((id) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </label>
        )}
        <label className="check">
          <input
            type="checkbox"
            checked={dismissed}
            onChange={(event) => put('dismissed', String(event.target.checked))}
          />
          {say.dismissedToo}
        </label>
      </search>
      {legalEntity !== null && (
        <Pairs
          key={`${legalEntity} ${dismissed}`}
          legalEntity={legalEntity}
          dismissed={dismissed}
          onChanged={() => heading.current?.focus()}
        />
      )}
    </div>
  )
}

type PairsProps = { legalEntity: string; dismissed: boolean; onChanged: () => void }

function Pairs({ legalEntity, dismissed, onChanged }: PairsProps) {
  const say = useText(DUPLICATES)
  const number = useNumber()
  const { nodes, error, hasMore, isReadingMore, readMore, reload } = useApiPages(
    PossibleDuplicatesDocument,
    { legalEntity, dismissed },
    ({ possibleDuplicates }) => possibleDuplicates,
  )
  const pairs = nodes?.filter(({ customers }) => customers.length === 2) ?? null
  // A page looks through a limited number of customers, and may find nothing.
  const [read, setRead] = useState(1)
  const goesOn = pairs !== null && pairs.length < WANTED && hasMore && read < MOST_READ && !error
  useEffect(() => {
    if (!goesOn || isReadingMore) return
    setRead((n) => n + 1)
    readMore()
  }, [goesOn, isReadingMore, readMore])
  if (!pairs) return error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={6} />
  return (
    <>
      {pairs.length === 0 && !hasMore && (
        <EmptyState icon="people" title={dismissed ? say.noneDismissed : say.none}>
          {!dismissed && <p className="soft">{say.noneHint}</p>}
        </EmptyState>
      )}
      {pairs.length > 0 && (
        <ul className="pairs" aria-label={say.list}>
          {pairs.map((pair) => (
            <PairLine key={pair.customers.map(({ id }) => id).join()} pair={pair} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <p className="list-foot soft number" role="status">
        {goesOn ? say.looking : (hasMore ? say.shownMore : say.shown)(number(pairs.length))}
      </p>
      {hasMore && !goesOn && (
        <button type="button" className="button read-more" aria-disabled={isReadingMore} onClick={readMore}>
          <Icon name={isReadingMore ? 'wait' : 'down'} />
          {say.lookFurther}
        </button>
      )}
    </>
  )
}
