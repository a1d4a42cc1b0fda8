import { useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import type { OperationCountsQuery, OperationStatus } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { STATUS_NAMES } from '../../ui/operation-names.ts'
import { STATUS_LOOKS } from '../../ui/operation-status.tsx'
import { useNumber } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'

const STATUSES = Object.keys(STATUS_LOOKS) as OperationStatus[]
/** Statuses that are shown even when no operation has them. */
const ALWAYS: readonly OperationStatus[] = ['CAPTURED', 'UPLOADED', 'FAILED', 'SYNCED', 'DISTRIBUTED']
/** Those that come and go stand last, so that no other moves under the pointer. */
const SHOWN = STATUSES.toSorted((a, b) => Number(ALWAYS.includes(b)) - Number(ALWAYS.includes(a)))

type Props = {
  counts: OperationCountsQuery['operationCounts'] | undefined
  chosen: readonly OperationStatus[]
  choose: (statuses: readonly OperationStatus[]) => void
}

/** The number of operations by status; each is a button that filters by the status. */
export function StatusCounts({ counts, chosen, choose }: Props) {
  const say = useText(LIST)
  const names = STATUS_NAMES[useLanguage()]
  const number = useNumber()
  const countOf = (status: OperationStatus) =>
    (counts ?? []).reduce((sum, one) => (one.status === status ? sum + one.count : sum), 0)
  const total = STATUSES.reduce((sum, status) => sum + countOf(status), 0)
  const all = useRef<HTMLFieldSetElement>(null)
  const first = chosen[0]
  // On a phone the buttons are one line that is wider than the screen.
  useEffect(() => {
    if (first)
      all.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [first])
  return (
    <fieldset ref={all} className="status-counts">
      <legend className="unseen">{say.byStatus}</legend>
      <button type="button" className="status-count" aria-pressed={chosen.length === 0} onClick={() => choose([])}>
        <span className="status-word">{say.all}</span>
        <strong className="number">{counts ? number(total) : '–'}</strong>
      </button>
      {SHOWN.filter((status) => countOf(status) > 0 || ALWAYS.includes(status) || chosen.includes(status)).map(
        (status) => (
          <button
            key={status}
            type="button"
            className={`status-count ${countOf(status) > 0 ? STATUS_LOOKS[status].tone : ''}`}
            aria-pressed={chosen.includes(status)}
            onClick={() =>
              choose(chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status])
            }
          >
            <span className="status-word">
              <Icon name={STATUS_LOOKS[status].icon} />
              {names[status]}
            </span>
            <strong className="number">{counts ? number(countOf(status)) : '–'}</strong>
          </button>
        ),
      )}
    </fieldset>
  )
}
