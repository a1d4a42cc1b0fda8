import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { useThrottle } from '../../api/throttle.ts'
import { useMay } from '../../api/whoami.ts'
import {
  BulkRunDocument,
  BulkRunEventsDocument,
  BulkRunItemsDocument,
  type BulkRunPartsFragment,
  CancelBulkRunDocument,
  OpenBulkRunsDocument,
  PauseBulkRunDocument,
  ResumeBulkRunDocument,
} from '../../generated/documents.ts'
import { Explained } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { controlBulkRun } from '../shared/correct.ts'
import { BulkResults } from './bulk-results.tsx'
import { BULK } from './bulk-texts.ts'

const ITEMS_EVERY_MS = 2_000

/** The bulk run that the address names, and those that have not ended, with their progress and their actions. */
export function BulkRuns() {
  const [address, setAddress] = useSearchParams()
  const watched = address.get('bulk')
  const { data: open } = useApiQuery(OpenBulkRunsDocument, {}, { keep: true })
  const { data: named } = useApiQuery(BulkRunDocument, { id: watched ?? '' }, { enabled: watched !== null, keep: true })
  const readItems = useThrottle(ITEMS_EVERY_MS, () =>
    queries.invalidateQueries({ queryKey: keyOf(BulkRunItemsDocument) }),
  )
  useLive(BulkRunEventsDocument, {}, (events) => {
    if (!events.some((event) => event.__typename === 'BatchJobProgress' || mayHaveMissed(event))) return
    void queries.invalidateQueries({ queryKey: keyOf(OpenBulkRunsDocument) })
    void queries.invalidateQueries({ queryKey: keyOf(BulkRunDocument) })
    readItems()
  })
  const own = watched === null ? null : (named?.bulkRun ?? null)
  const others = (open?.bulkRuns.nodes ?? []).filter(({ id }) => id !== own?.id)
  const hide = () =>
    setAddress(
      (now) => {
        now.delete('bulk')
        return now
      },
      { replace: true },
    )
  return (
    <>
      {own && <BulkRunCard bulkRun={own} hide={hide} />}
      {others.map((bulkRun) => (
        <BulkRunCard key={bulkRun.id} bulkRun={bulkRun} hide={null} />
      ))}
    </>
  )
}

const TONES: { readonly [status: string]: string } = { EXECUTING: 'info', HOLD: 'warn', ERROR: 'bad', FINISHED: 'good' }

function BulkRunCard({ bulkRun, hide }: { bulkRun: BulkRunPartsFragment; hide: (() => void) | null }) {
  const say = useText(BULK)
  const number = useNumber()
  const [showing, setShowing] = useState(false)
  const { id, reason, run } = bulkRun
  const processed = run.done + run.failed + run.skipped
  const counts = [
    [say.done, run.done, 'good'],
    [say.failed, run.failed, 'bad'],
    [say.skipped, run.skipped, 'mute'],
  ] as const
  const title = say.run(run.number)
  return (
    <section className="bulk-run card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={`badge ${TONES[run.status] ?? ''}`}>{say[run.status] ?? run.status}</span>
        <span className="soft truncate">
          {say.runBy(run.requestedBy)}
          {reason && ` · ${reason}`}
        </span>
        <BulkActions bulkRun={bulkRun} showResults={() => setShowing(true)} hide={hide} />
      </header>
      <div className="bulk-progress">
        <progress value={processed} max={Math.max(run.total, 1)} aria-label={title} />
        <span className="number">{say.progress(number(processed), number(run.total))}</span>
        {counts.map(([name, count, tone]) => (
          <span key={name} className={`badge number ${count > 0 ? tone : ''}`}>
            {name} {number(count)}
          </span>
        ))}
      </div>
      {run.message && (
        <p className="soft">
          <Explained message={run.message} explanations={run.explanations} />
        </p>
      )}
      {showing && (
        <BulkResults id={id} run={run.id} failed={run.failed} title={title} onClose={() => setShowing(false)} />
      )}
    </section>
  )
}

type ActionsProps = { bulkRun: BulkRunPartsFragment; showResults: () => void; hide: (() => void) | null }

function BulkActions({ bulkRun, showResults, hide }: ActionsProps) {
  const say = useText(BULK)
  const may = useMay()
  const { id, run } = bulkRun
  const isRunning = run.status === 'EXECUTING' || run.status === 'READY'
  const act = async (document: Parameters<typeof controlBulkRun>[0], done: string) => {
    await controlBulkRun(document, id, done).catch((error: unknown) =>
      toast('bad', error instanceof Error ? error.message : String(error)),
    )
    void queries.invalidateQueries({ queryKey: keyOf(BulkRunDocument) })
    void queries.invalidateQueries({ queryKey: keyOf(OpenBulkRunsDocument) })
  }
  return (
    <span className="bulk-actions">
      {isRunning && may('Mutation.pauseBulkRun') && (
        <button type="button" className="button small" onClick={() => void act(PauseBulkRunDocument, say.paused)}>
          <Icon name="pause" />
          {say.pause}
        </button>
      )}
      {(run.status === 'HOLD' || run.status === 'ERROR') && may('Mutation.resumeBulkRun') && (
        <button type="button" className="button small" onClick={() => void act(ResumeBulkRunDocument, say.resumed)}>
          <Icon name="play" />
          {say.resume}
        </button>
      )}
      {(isRunning || run.status === 'HOLD') && may('Mutation.cancelBulkRun') && (
        <button
          type="button"
          className="button small danger"
          onClick={() => void act(CancelBulkRunDocument, say.canceled)}
        >
          {say.cancel}
        </button>
      )}
      <button type="button" className="button small" onClick={showResults}>
        {say.results}
      </button>
      {hide && !isRunning && (
        <button type="button" className="button small plain square" aria-label={say.hide} onClick={hide}>
          <Icon name="close" />
        </button>
      )}
    </span>
  )
}
