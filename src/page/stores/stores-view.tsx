import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useApiPages } from '../api/query.ts'
import { DUTCH_CHECKS } from '../diagnose/dutch.ts'
import { useInstallation } from '../diagnose/use-installation.ts'
import { type StoreFilter, type StoreHealth, StoresWorstFirstDocument } from '../generated/documents.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { More } from '../ui/more.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { BulkActions } from './bulk-actions.tsx'
import type { ListedStore } from './listed-store.ts'
import { STORES } from './texts.ts'
import { STORES_TITLE } from './title.ts'
import '../operations/operations.css'
import '../jobs/jobs.css'
import './stores.css'

const TONES = { FAILING: 'bad', ATTENTION: 'warn', HEALTHY: 'good' } as const satisfies {
  [health in StoreHealth]: string
}
const ICONS = { FAILING: 'alert', ATTENTION: 'wait', HEALTHY: 'check' } as const satisfies {
  [health in StoreHealth]: IconName
}
const HEALTHS: readonly StoreHealth[] = ['FAILING', 'ATTENTION', 'HEALTHY']
/** The filters' names in the address. */
const FILTERS: readonly string[] = ['search', 'health', 'upgrade']
const READ_EVERY_MS = 15_000
/** So many are read by themselves, so that all of a chain are seen and picked at once; further ones when asked. */
const READ_AT_ONCE = 1_000
/** From this skew on, in seconds, the diagnosis reports a clock. */
const REPORTED_SKEW_SECONDS = 5

/** All stores, the worst first, with what is wrong with each, and actions for many at once. */
export default function StoresView() {
  const say = useText(STORES)
  const number = useNumber()
  const [address] = useSearchParams()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const pages = useApiPages(StoresWorstFirstDocument, { filter: filterOf(address) }, ({ stores }) => stores, {
    refetchInterval: READ_EVERY_MS,
  })
  const { nodes: stores, total, error, reload, hasMore, isReadingMore, readMore } = pages
  const count = stores?.length ?? 0
  const readsOn = hasMore && !isReadingMore && count < READ_AT_ONCE && !error
  useEffect(() => {
    if (readsOn) readMore()
  }, [readsOn])
  const chosen = (stores ?? []).filter(({ channelDatabase }) => picked.has(channelDatabase.key))
  return (
    <div className="stores">
      <header>
        <h1>{STORES_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <StoreFilters />
      {stores && stores.length > 0 && <SelectAll stores={stores} picked={picked} pick={setPicked} />}
      {chosen.length > 0 && <BulkActions stores={chosen} onDone={() => setPicked(new Set())} />}
      {!stores && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />)}
      {stores?.length === 0 && (
        <EmptyState icon="store" title={say.none}>
          <p className="soft">{say.noneHint}</p>
        </EmptyState>
      )}
      {stores && stores.length > 0 && (
        <div className="card jobs-card">
          <StoresTable stores={stores} picked={picked} pick={setPicked} />
        </div>
      )}
      {stores && (
        <p className="soft hint number" role="status">
          {total === null || total === count
            ? say.count(count, number(count))
            : say.shown(number(count), number(total))}
        </p>
      )}
      <More pages={pages} />
    </div>
  )
}

function filterOf(address: URLSearchParams): StoreFilter {
  const health = HEALTHS.find((one) => one === address.get('health'))
  const upgrade = address.get('upgrade')
  return {
    ...(health && { health: [health] }),
    ...(upgrade && { upgradeHeld: upgrade === 'held' }),
    search: address.get('search'),
  }
}

function StoreFilters() {
  const say = useText(STORES)
  const [address, setAddress] = useSearchParams()
  const set = (name: string, value: string) =>
    setAddress(
      (now) => {
        if (value === '') now.delete(name)
        else now.set(name, value)
        return now
      },
      { replace: true },
    )
  const select = (name: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <label>
      <span>{label}</span>
      <select className="input" value={address.get(name) ?? ''} onChange={({ target }) => set(name, target.value)}>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <search className="jobs-filters" aria-label={say.filters}>
      <SearchField
        search={address.get('search') ?? ''}
        label={say.search}
        keyLabel={say.keySearch}
        onSearch={(text) => set('search', text)}
      />
      {select('health', say.health, [['', say.anyHealth], ...HEALTHS.map((one) => [one, say[one]] as const)])}
      {select('upgrade', say.upgrade, [
        ['', say.anyUpgrade],
        ['held', say.held],
        ['free', say.notHeld],
      ])}
      {[...address.keys()].some((name) => FILTERS.includes(name)) && (
        <button type="button" className="button plain" onClick={() => setAddress({}, { replace: true })}>
          <Icon name="close" />
          {say.clear}
        </button>
      )}
    </search>
  )
}

type TableProps = {
  stores: readonly ListedStore[]
  picked: ReadonlySet<string>
  pick: (keys: ReadonlySet<string>) => void
}

/** Selects all that are shown; also where the table has no headings. */
function SelectAll({ stores, picked, pick }: TableProps) {
  const say = useText(STORES)
  const keys = stores.map(({ channelDatabase }) => channelDatabase.key)
  const all = keys.every((key) => picked.has(key))
  return (
    <label className="check">
      <input type="checkbox" checked={all} onChange={() => pick(new Set(all ? [] : keys))} />
      {say.selectAll}
    </label>
  )
}

function StoresTable({ stores, picked, pick }: TableProps) {
  const say = useText(STORES)
  return (
    <table className="table stacks stores-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say.selection}</span>
          </th>
          {[say.store, say.health, say.wrong, say.waits, say.contact, say.program].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stores.map((store) => (
          <StoreRow
            key={store.channelDatabase.key}
            store={store}
            picked={picked.has(store.channelDatabase.key)}
            onPick={(key) =>
              pick(new Set(picked.has(key) ? [...picked].filter((one) => one !== key) : [...picked, key]))
            }
          />
        ))}
      </tbody>
    </table>
  )
}

function StoreRow({ store, picked, onPick }: { store: ListedStore; picked: boolean; onPick: (key: string) => void }) {
  const say = useText(STORES)
  const { channelDatabase, health, lastContactAt, version, oldestPendingUploadAt, oldestUndistributedAt } = store
  const { key, channels } = channelDatabase
  const name = channels.map((channel) => channel.name).join(', ') || channelDatabase.name
  return (
    <tr className={picked ? 'picked' : undefined}>
      <td>
        <input type="checkbox" aria-label={say.select(name)} checked={picked} onChange={() => onPick(key)} />
      </td>
      <th scope="row">
        <Link href={`/diagnose?of=${encodeURIComponent(channels[0]?.key ?? key)}`} title={say.diagnose}>
          {name}
        </Link>
        <span className="soft hint">{key}</span>
      </th>
      <td data-name={say.health}>
        <span className={`badge ${TONES[health] ?? ''}`}>
          <Icon name={ICONS[health] ?? 'question'} />
          {say[health] ?? health}
        </span>
      </td>
      <td data-name={say.wrong}>
        <Wrong store={store} />
      </td>
      <td data-name={say.waits}>
        {oldestPendingUploadAt && (
          <p>
            {say.toUpload} <Ago at={oldestPendingUploadAt} />
          </p>
        )}
        {oldestUndistributedAt && (
          <p>
            {say.toDownload} <Ago at={oldestUndistributedAt} />
          </p>
        )}
        {!oldestPendingUploadAt && !oldestUndistributedAt && <span className="soft">{say.nothingWaits}</span>}
      </td>
      <td data-name={say.contact}>{lastContactAt ? <Ago at={lastContactAt} /> : say.never}</td>
      <td data-name={say.program}>{version ?? <span className="soft">–</span>}</td>
    </tr>
  )
}

function Wrong({ store: { causes, attention, answered, upgradeHold, clockSkewSeconds } }: { store: ListedStore }) {
  const say = useText(STORES)
  const number = useNumber()
  const isDutch = useLanguage() === 'nl'
  const checks = useInstallation()?.diagnosis.checks ?? []
  const wordsOf = (code: ListedStore['causes'][number]) =>
    isDutch ? DUTCH_CHECKS[code]?.cause : checks.find((check) => check.code === code)?.question
  const skew = clockSkewSeconds ?? 0
  return (
    <ul className="stores-wrong">
      {causes.map((code) => (
        <li key={code}>
          <Link href={`/diagnose?of=*#${code}`}>{wordsOf(code) ?? code}</Link>
        </li>
      ))}
      {!answered && <li>{say.notAnswering}</li>}
      {attention.map((each) => (
        <li key={each}>{say[each] ?? each}</li>
      ))}
      {Math.abs(skew) >= REPORTED_SKEW_SECONDS && <li>{say.clockApart(number(Math.round(skew)))}</li>}
      {upgradeHold && <li className="soft">{say.heldBy(upgradeHold.heldBy, upgradeHold.reason)}</li>}
    </ul>
  )
}
