import { useCallback, useState } from 'react'
import { Link, useLocation, useRoute, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { keyOf, queries, useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { OperationCountsDocument, OperationErrorGroupsDocument, type OperationFilter } from '../generated/documents.ts'
import { rememberedFocus } from '../ui/focus.ts'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { BulkDialog } from './bulk/bulk-dialog.tsx'
import { BulkRuns } from './bulk/bulk-runs.tsx'
import { CausePanel } from './causes/cause-panel.tsx'
import { ErrorGroups } from './list/error-groups.tsx'
import { FilterBar } from './list/filter-bar.tsx'
import { addressOf, apiFilter, filterOf, isNarrowed, type ListFilter } from './list/filters.ts'
import type { Line } from './list/lines.ts'
import { OperationList } from './list/operation-list.tsx'
import { StatusCounts } from './list/status-counts.tsx'
import { type LoadedLines, useLines } from './list/use-lines.ts'
import { type Selection, useSelection } from './list/use-selection.ts'
import { OperationPanel } from './panel/operation-panel.tsx'
import { SelectionBar } from './selection/selection-bar.tsx'
import { LIST } from './shared/texts.ts'
import { OPERATIONS_TITLE } from './title.ts'
import './operations.css'
import './bulk/bulk.css'
import './list/list.css'
import './panel/panel.css'
import './correction/correction.css'
import './causes/causes.css'

const PATH = '/operations'
const NO_ROWS: readonly Line[] = []

/**
 * The page *Customer sync status*: all asynchronous operations, live. Failed ones are corrected and synchronized
 * here.
 */
export default function OperationsView() {
  const say = useText(LIST)
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const [, params] = useRoute(`${PATH}/:id`)
  const [, navigate] = useLocation()
  const filter = filterOf(address)
  const [bulk, setBulk] = useState<OperationFilter | null>(null)
  const loaded = useLines(filter, reloadCounts)
  const change = useCallback(
    (part: Partial<ListFilter>) =>
      setAddress((now) => withCause(now, withBulk(now, addressOf({ ...filterOf(now), ...part }))), { replace: true }),
    [setAddress],
  )
  const open = (id: string | null) => {
    const search = address.toString()
    navigate(`${PATH}${id ? `/${id}` : ''}${search && `?${search}`}`)
    if (id === null) rememberedFocus.list?.focus()
  }
  const cause = address.get('cause')
  const openCause = (fingerprint: string | null) => {
    // The list shows the operations of the cause; closing it leaves them.
    const next = addressOf(
      fingerprint === null ? filter : { ...filter, group: fingerprint, status: [], code: '', correction: '' },
    )
    if (fingerprint !== null) next.set('cause', fingerprint)
    navigate(`${PATH}?${withBulk(address, next)}`)
    if (fingerprint === null) rememberedFocus.list?.focus()
  }
  const watchRun = (id: string) =>
    setAddress((now) => {
      now.set('bulk', id)
      return now
    })
  const rows = loaded.lines?.rows ?? NO_ROWS
  const selection = useSelection(rows)
  const channel = filter.channel ? [filter.channel] : null
  const { data: counts } = useApiQuery(OperationCountsDocument, { channel }, { keep: true })
  const { data: groups } = useApiQuery(OperationErrorGroupsDocument, { filter: { channel } }, { keep: true })
  const failing = filter.status.length === 0 || filter.status.includes('FAILED')
  return (
    <div className={params || cause ? 'operations with-panel' : 'operations'}>
      <div className="operations-list">
        <header className="view-head">
          <div>
            <p className="soft hint">{say.path}</p>
            <h1>{OPERATIONS_TITLE[useLanguage()]}</h1>
          </div>
          {may('Mutation.synchronizeOperations') && isNarrowed(filter) && (
            <button type="button" className="button" onClick={() => setBulk(apiFilter(filter))}>
              <Icon name="sync" />
              {say.bulkMatch}
            </button>
          )}
        </header>
        <BulkRuns />
        <StatusCounts counts={counts?.operationCounts} chosen={filter.status} choose={(status) => change({ status })} />
        <FilterBar filter={filter} change={change} clear={() => change(filterOf(new URLSearchParams()))} />
        {failing && (
          <ErrorGroups
            groups={groups?.operationErrorGroups ?? []}
            chosen={filter.group}
            show={({ fingerprint }) => change({ group: filter.group === fingerprint ? '' : fingerprint })}
            bulk={({ fingerprint }) =>
              setBulk(
                apiFilter({
                  ...filterOf(new URLSearchParams()),
                  status: ['FAILED'],
                  group: fingerprint,
                  channel: filter.channel,
                }),
              )
            }
            correct={({ fingerprint }) => openCause(fingerprint)}
          />
        )}
        <SelectionBar
          selection={selection}
          lines={rows.filter(({ operationId }) => selection.ids.has(operationId))}
          synchronize={(operation) => setBulk({ operation })}
          onStarted={watchRun}
        />
        <ListBody filter={filter} loaded={loaded} openId={params?.id ?? null} open={open} selection={selection} />
      </div>
      {params && (
        <OperationPanel
          key={params.id}
          operationId={params.id}
          onClose={() => open(null)}
          onOpen={open}
          onRevealed={loaded.reload}
          onNext={() => open(nextFailed(rows, params.id))}
        />
      )}
      {cause && !params && (
        <CausePanel key={cause} fingerprint={cause} onClose={() => openCause(null)} onStarted={watchRun} />
      )}
      {bulk && (
        <BulkDialog
          filter={bulk}
          onClose={() => setBulk(null)}
          onStarted={(id) => {
            setBulk(null)
            watchRun(id)
          }}
        />
      )}
    </div>
  )
}

type BodyProps = {
  filter: ListFilter
  loaded: LoadedLines
  openId: string | null
  open: (id: string) => void
  selection: Selection
}

function ListBody({ filter, loaded, openId, open, selection }: BodyProps) {
  const say = useText(LIST)
  const mayCreate = useMay()('Mutation.createCustomer')
  const number = useNumber()
  const { lines, error, reload } = loaded
  if (!lines) return error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />
  if (lines.rows.length === 0)
    return isNarrowed(filter) ? (
      <EmptyState icon="search" title={say.none}>
        <p className="soft">{say.noneHint}</p>
      </EmptyState>
    ) : (
      <EmptyState icon="inbox" title={say.nothingYet}>
        <p className="soft">{say.nothingYetHint}</p>
        {mayCreate && (
          <Link className="button primary" href="/customers/new">
            <Icon name="add" />
            {say.createAsTill}
          </Link>
        )}
      </EmptyState>
    )
  const { totalCount, rows, unreachable } = lines
  return (
    <>
      {unreachable.length > 0 && (
        <p className="note warn">
          <Icon name="alert" />
          {say.notCovered(unreachable.join(', '))}
        </p>
      )}
      <OperationList lines={lines} more={loaded} open={openId} onOpen={open} selection={selection} />
      <p className="list-foot soft number" role="status">
        {totalCount !== null && `${totalCount === 1 ? say.countOne : say.count(number(totalCount))} · `}
        {say.loaded(number(rows.length))}
      </p>
    </>
  )
}

/** The failed operation that follows in the list, from its beginning after its end; null when there is no other. */
function nextFailed(rows: readonly Line[], operationId: string): string | null {
  const place = rows.findIndex((line) => line.operationId === operationId)
  const others = [...rows.slice(place + 1), ...rows.slice(0, Math.max(place, 0))]
  return others.find(({ status }) => status === 'FAILED')?.operationId ?? null
}

/** Keeps the bulk run and the cause in the address when the filter changes. */
function withBulk(before: URLSearchParams, next: URLSearchParams): URLSearchParams {
  const bulk = before.get('bulk')
  if (bulk) next.set('bulk', bulk)
  return next
}

function withCause(before: URLSearchParams, next: URLSearchParams): URLSearchParams {
  const cause = before.get('cause')
  // It is the cause of the operations that the list shows.
  if (cause && next.get('group') === cause) next.set('cause', cause)
  return next
}

function reloadCounts(): void {
  void queries.invalidateQueries({ queryKey: keyOf(OperationCountsDocument) })
  void queries.invalidateQueries({ queryKey: keyOf(OperationErrorGroupsDocument) })
}
