import { useCallback, useState } from 'react'
import { useLocation, useRoute, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { keyOf, queries, useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import { FirstActions } from '../first-customers/first-actions.tsx'
import {
  ChannelNamesDocument,
  OperationCountsDocument,
  OperationErrorGroupsDocument,
  type OperationFilter,
} from '../generated/documents.ts'
import { ColumnChooser } from '../list/column-chooser.tsx'
import { DownloadButton } from '../list/download-button.tsx'
import { LISTS } from '../list/list-texts.ts'
import { SavedViews } from '../list/saved-views.tsx'
import { rememberedFocus } from '../ui/focus.ts'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { BulkDialog } from './bulk/bulk-dialog.tsx'
import { BulkRuns } from './bulk/bulk-runs.tsx'
import { CausePanel } from './causes/cause-panel.tsx'
import { CHOSEN_COLUMNS } from './list/columns.ts'
import { csvCell } from './list/csv-cell.ts'
import { ErrorGroups } from './list/error-groups.tsx'
import { FilterBar } from './list/filter-bar.tsx'
import {
  addressOf,
  apiFilter,
  filterOf,
  isNarrowed,
  type ListFilter,
  type UnderstoodFilter,
  withConditions,
} from './list/filters.ts'
import { useGuid } from './list/guid.ts'
import type { Line } from './list/lines.ts'
import { OperationList } from './list/operation-list.tsx'
import { type Taken, understand, withoutCustomers, withoutWords } from './list/search-words.ts'
import { StatusCounts } from './list/status-counts.tsx'
import { TimeHistogram } from './list/time-histogram.tsx'
import { TookLine } from './list/took-line.tsx'
import { TOOLBAR } from './list/toolbar-texts.ts'
import { type LoadedLines, useLines } from './list/use-lines.ts'
import { useRail } from './list/use-rail.ts'
import { type Selection, useSelection } from './list/use-selection.ts'
import { OperationPanel } from './panel/operation-panel.tsx'
import { SelectionBar } from './selection/selection-bar.tsx'
import { LIST } from './shared/texts.ts'
import { OPERATIONS_TITLE } from './title.ts'
import '../list/list.css'
import './operations.css'
import './bulk/bulk.css'
import './list/list.css'
import './list/toolbar.css'
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
  const tools = useText(TOOLBAR)
  const number = useNumber()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const [, params] = useRoute(`${PATH}/:id`)
  const [, navigate] = useLocation()
  const language = useLanguage()
  const asked = filterOf(address)
  const { data: names } = useApiQuery(ChannelNamesDocument, {})
  const understood = understand(asked.search, names?.channels ?? null, language)
  const guid = useGuid(understood.conditions)
  const filter = withConditions(asked, guid.conditions)
  const [bulk, setBulk] = useState<OperationFilter | null>(null)
  const [isPaused, setPaused] = useState(false)
  const [isPointed, setPointed] = useState(false)
  const [isRailOpen, setRailOpen] = useRail()
  const columns = CHOSEN_COLUMNS.useShown()
  const loaded = useLines(filter, isPaused || isPointed, reloadCounts)
  const change = useCallback(
    (part: Partial<ListFilter>) =>
      setAddress((now) => withCause(now, withBulk(now, addressOf(changedBy(filterOf(now), part)))), { replace: true }),
    [setAddress],
  )
  const hrefOf = (id: string | null) => {
    const search = address.toString()
    return `${PATH}${id ? `/${id}` : ''}${search && `?${search}`}`
  }
  const open = (id: string | null) => {
    navigate(hrefOf(id))
    if (id === null) rememberedFocus.list?.focus()
  }
  const cause = address.get('cause')
  const openCause = (fingerprint: string | null) => {
    // The list shows the operations of the cause; closing it leaves them.
    const next = addressOf(
      fingerprint === null ? asked : changedBy(asked, { group: fingerprint, status: [], code: '', correction: '' }),
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
  const causes = groups?.operationErrorGroups ?? []
  const failing = filter.status.length === 0 || filter.status.includes('FAILED')
  return (
    <div className={params || cause ? 'operations with-panel' : 'operations'}>
      <div className="operations-list">
        <header className="view-head">
          <h1 title={say.path}>{OPERATIONS_TITLE[language]}</h1>
          <StatusCounts
            counts={counts?.operationCounts}
            chosen={filter.status}
            choose={(status) => change({ status })}
          />
        </header>
        <BulkRuns />
        <FilterBar
          search={asked.search}
          filter={filter}
          change={change}
          clear={() => change(filterOf(new URLSearchParams()))}
        >
          {causes.length > 0 && (
            <button
              type="button"
              className="button causes-button"
              aria-expanded={isRailOpen}
              aria-controls="causes"
              onClick={() => setRailOpen(!isRailOpen)}
            >
              <Icon name="alert" />
              {tools.causes(number(causes.length))}
            </button>
          )}
          <button
            type="button"
            className="button"
            aria-pressed={isPaused}
            title={tools.pauseHint}
            onClick={() => setPaused(!isPaused)}
          >
            <Icon name={isPaused ? 'play' : 'pause'} />
            <span className="tool-word">{isPaused ? tools.resume : tools.pause}</span>
          </button>
          <ColumnChooser chosen={CHOSEN_COLUMNS} names={tools} />
          <SavedViews path={PATH} address={address} addressToKeep={addressToKeep} />
          <DownloadButton
            rows={rows}
            shown={columns}
            names={tools}
            cellOf={(line, column) => csvCell(line, column, language)}
            file="operations.csv"
          />
          {may('Mutation.synchronizeOperations') && isNarrowed(filter) && (
            <button type="button" className="button" title={say.bulkMatch} onClick={() => setBulk(apiFilter(filter))}>
              <Icon name="sync" />
              <span className="tool-word">{say.bulkMatch}</span>
            </button>
          )}
        </FilterBar>
        <TookLine understood={understood} guidAs={guid.as} />
        <TimeHistogram filter={filter} isPaused={isPaused} choose={(range) => change({ ...range, age: 0 })} />
        <div className="list-and-causes">
          <div className="list-column">
            {guid.isKnown ? (
              <ListBody
                filter={filter}
                loaded={loaded}
                openId={params?.id ?? null}
                open={open}
                selection={selection}
                hrefOf={hrefOf}
                change={change}
                onPointed={setPointed}
              />
            ) : (
              <Skeleton lines={8} />
            )}
          </div>
          {failing && isRailOpen && (
            <ErrorGroups
              groups={causes}
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
        </div>
        <SelectionBar
          selection={selection}
          lines={rows.filter(({ operationId }) => selection.ids.has(operationId))}
          synchronize={(operation) => setBulk({ operation })}
          onStarted={watchRun}
        />
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
  filter: UnderstoodFilter
  loaded: LoadedLines
  openId: string | null
  open: (id: string) => void
  selection: Selection
  hrefOf: (id: string) => string
  change: (part: Partial<ListFilter>) => void
  onPointed: (isPointed: boolean) => void
}

function ListBody({ filter, loaded, openId, open, selection, hrefOf, change, onPointed }: BodyProps) {
  const say = useText(LIST)
  const lists = useText(LISTS)
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
        <FirstActions />
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
      <OperationList
        lines={lines}
        more={loaded}
        open={openId}
        onOpen={open}
        selection={selection}
        hrefOf={hrefOf}
        order={filter.order}
        onOrder={(order) => change({ order })}
        onPointed={onPointed}
      />
      <p className="list-foot soft number" role="status">
        {totalCount !== null && `${totalCount === 1 ? say.countOne : say.count(number(totalCount))} · `}
        {say.loaded(number(rows.length))}
        {lines.waiting > 0 && <strong className="list-waiting">{lists.waiting(number(lines.waiting))}</strong>}
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

/** The filter in an address, without the names, addresses and numbers that were searched for. */
function addressToKeep(address: URLSearchParams): URLSearchParams {
  const filter = filterOf(address)
  return addressOf({ ...filter, search: withoutCustomers(filter.search) })
}

/** Keeps the bulk run and the cause in the address when the filter changes. */
function withBulk(before: URLSearchParams, next: URLSearchParams): URLSearchParams {
  const bulk = before.get('bulk')
  if (bulk) next.set('bulk', bulk)
  return next
}

/** The words of the search that another field of the toolbar replaces. */
const REPLACED: { readonly [field in keyof ListFilter]?: readonly Taken[] } = {
  status: ['status'],
  channel: ['channel'],
  code: ['error'],
  age: ['older', 'younger'],
}

/** The filter with a change, which comes before the words of the search. */
function changedBy(filter: ListFilter, part: Partial<ListFilter>): ListFilter {
  const replaced = Object.entries(REPLACED).flatMap(([field, words]) => (field in part ? words : []))
  return { ...filter, search: withoutWords(filter.search, replaced), ...part }
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
