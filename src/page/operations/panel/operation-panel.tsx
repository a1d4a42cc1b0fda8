import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  OperationDetailDocument,
  OperationEventsDocument,
  OperationHistoryDocument,
} from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { useRecordTitle } from '../../ui/title.ts'
import { Correction } from '../correction/correction.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import { LIST } from '../shared/texts.ts'
import { diagnosisOf, isWaiting } from '../shared/waiting.ts'
import { OperationFacts } from './operation-facts.tsx'
import { OperationHistory } from './operation-history.tsx'
import { OperationProblem } from './operation-problem.tsx'
import { Reveal } from './reveal.tsx'
import { StagingRows } from './staging-rows.tsx'

/** The statuses that make a person ask why it is not at headquarters. */

type Props = {
  operationId: string
  onClose: () => void
  onOpen: (operationId: string) => void
  /** Called when the customer was revealed, to reload the list. */
  onRevealed: () => void
  /** Opens the next failed operation of the list. */
  onNext: () => void
}

/** One operation beside the list: its problem, its changes, its actions and its history. Escape closes it. */
export function OperationPanel({ operationId, onClose, onOpen, onRevealed, onNext }: Props) {
  const may = useMay()
  const say = useText(PANEL)
  const list = useText(LIST)
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useApiQuery(OperationDetailDocument, {
    id: operationId,
    rows: may('Query.stagingRecords'),
  })
  useLive(OperationEventsDocument, { operation: operationId }, (events) => {
    if (events.some((event) => event.__typename === 'OperationChanged' || mayHaveMissed(event)))
      reloadOperation(operationId)
  })
  useShortcut('Escape', list.keyClose, onClose)
  const operation = data?.operation
  const name = operation ? (operation.customerName ?? list.unnamed) : null
  useRecordTitle(name)
  const isRead = operation !== undefined
  useEffect(() => {
    if (isRead) heading.current?.focus()
  }, [isRead])
  return (
    <section className="panel" aria-label={operation?.customerName ?? list.operation}>
      <header className="panel-head">
        <div className="panel-title">
          {operation && <StatusBadge status={operation.status} />}
          <h2 ref={heading} tabIndex={-1}>
            {name ?? ' '}
          </h2>
          {operation && <p className="soft">{KIND_NAMES[language][operation.kind] ?? operation.kind}</p>}
          {operation && isWaiting(operation.status) && may('Query.diagnose') && (
            <Link className="button small" href={diagnosisOf(operationId)}>
              <Icon name="clipboard" />
              {list.whyWaiting}
            </Link>
          )}
          {operation?.masked && may('Mutation.revealCustomer') && (
            <Reveal
              customer={operation.asyncCustomerAccount}
              onRevealed={() => {
                reloadOperation(operationId)
                onRevealed()
              }}
            />
          )}
        </div>
        <button type="button" className="button plain square" aria-label={say.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        {operation && <PanelBody operation={operation} onOpen={onOpen} onNext={onNext} />}
        {operation === undefined && !error && <Skeleton lines={6} />}
        {operation === undefined && error && <ErrorState error={error} retry={() => void refetch()} />}
        {operation === null && <EmptyState icon="search" title={say.gone} />}
      </div>
    </section>
  )
}

type BodyProps = { operation: Detail; onOpen: (operationId: string) => void; onNext: () => void }

function PanelBody({ operation, onOpen, onNext }: BodyProps) {
  return (
    <>
      <OperationProblem operation={operation} onOpen={onOpen} />
      <Correction operation={operation} onDone={() => reloadOperation(operation.operationId)} onNext={onNext} />
      <OperationFacts operation={operation} />
      <OperationHistory operationId={operation.operationId} />
      {operation.rows && <StagingRows rows={operation.rows} />}
    </>
  )
}

/** Reloads an operation and its history. */
export function reloadOperation(id: string): void {
  void queries.invalidateQueries({ queryKey: [...keyOf(OperationDetailDocument), { id }] })
  void queries.invalidateQueries({ queryKey: keyOf(OperationHistoryDocument, { id }) })
}
