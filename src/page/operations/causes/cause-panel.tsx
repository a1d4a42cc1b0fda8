import { useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { useThrottle } from '../../api/throttle.ts'
import { useMay } from '../../api/whoami.ts'
import {
  IssueDetailDocument,
  IssueEventsDocument,
  type IssueStatus,
  OperationEventsDocument,
} from '../../generated/documents.ts'
import { ErrorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../../ui/operation-names.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { useNumber } from '../../ui/time.tsx'
import { useRecordTitle } from '../../ui/title.ts'
import { AddValue } from './add-value.tsx'
import { CauseCorrection } from './cause-correction.tsx'
import { CauseFacts } from './cause-facts.tsx'
import { CauseOwner } from './cause-owner.tsx'
import { CAUSE } from './cause-texts.ts'

const EVERY_MS = 1_000

const TONES: { readonly [status in IssueStatus]: string } = {
  OPEN: 'bad',
  ACKNOWLEDGED: 'warn',
  SNOOZED: '',
  RESOLVED: 'good',
}

type Props = { fingerprint: string; onClose: () => void; onStarted: (bulkRun: string) => void }

/**
 * A cause of failures beside the list: what is wrong, a correction of all its operations at once, and who sees to it.
 * Escape closes it.
 */
export function CausePanel({ fingerprint, onClose, onStarted }: Props) {
  const say = useText(CAUSE)
  const may = useMay()
  const number = useNumber()
  const codes = ERROR_CODE_NAMES[useLanguage()]
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useApiQuery(IssueDetailDocument, { id: fingerprint })
  const reload = useThrottle(EVERY_MS, () => reloadIssue(fingerprint))
  useLive(IssueEventsDocument, { issue: fingerprint }, (events) => {
    if (events.some((event) => event.__typename === 'IssueChanged' || mayHaveMissed(event))) reload()
  })
  // Counts change without the issue's being announced.
  useLive(OperationEventsDocument, {}, (events) => {
    if (events.some(({ __typename }) => __typename === 'OperationChanged')) reload()
  })
  useShortcut('Escape', say.close, onClose)
  const issue = data?.issue
  const name = issue ? (codes[issue.code] ?? issue.code) : null
  useRecordTitle(name)
  const isRead = issue !== undefined
  useEffect(() => {
    if (isRead) heading.current?.focus()
  }, [isRead])
  return (
    <section className="panel" aria-label={name ?? say.cause}>
      <header className="panel-head">
        <div className="panel-title">
          {issue && <span className={`badge ${TONES[issue.status]}`}>{say[issue.status]}</span>}
          <h2 ref={heading} tabIndex={-1}>
            {name ?? ' '}
            {issue?.value && (
              <>
                {' '}
                <q>{issue.value}</q>
              </>
            )}
          </h2>
          {issue && issue.count > 0 && <p className="soft">{say.failing(number(issue.count))}</p>}
        </div>
        <button type="button" className="button plain square" aria-label={say.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        {issue === undefined && !error && <Skeleton lines={6} />}
        {issue === undefined && error && <ErrorState error={error} retry={() => void refetch()} />}
        {issue === null && <EmptyState icon="search" title={say.gone} />}
        {issue && (
          <>
            {issue.message && (
              <div className="note bad">
                <Icon name="alert" />
                <div>
                  <p>
                    <ErrorText error={{ code: issue.code, message: issue.message }} />
                  </p>
                </div>
              </div>
            )}
            {issue.status === 'RESOLVED' && (
              <p className="note good">
                <Icon name="check" />
                {say.noneFails}
              </p>
            )}
            {may('Mutation.correctOperations') && (
              <CauseCorrection
                key={fingerprint}
                issue={issue}
                filter={{ fingerprint }}
                count={issue.count}
                onChange={() => reloadIssue(fingerprint)}
                onStarted={onStarted}
              />
            )}
            {issue.count > 0 && <AddValue issue={issue} onChange={() => reloadIssue(fingerprint)} />}
            <CauseOwner issue={issue} onChange={() => reloadIssue(fingerprint)} />
            <CauseFacts issue={issue} />
          </>
        )}
      </div>
    </section>
  )
}

function reloadIssue(id: string): void {
  void queries.invalidateQueries({ queryKey: keyOf(IssueDetailDocument, { id }) })
}
