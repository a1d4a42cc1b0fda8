import { useState } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { StoresAtAGlanceDocument, StoresDocument, type StoresQuery } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { DUTCH_STORE_REFUSALS } from './dutch-refusals.ts'
import { Glance, type StoreAtAGlance } from './glance.tsx'
import { StoreActions } from './store-actions.tsx'
import { STORES } from './texts.ts'
import './store-table.css'

const SHOWN = 50
const READ_EVERY_MS = 15_000

type Database = StoresQuery['channelDatabases'][number]
type Store = NonNullable<Database['store']>
type StoreDatabase = Database & { store: Store }

/** The statuses, worst first, with their tones. */
const TONES = { REFUSED: 'bad', NOT_CONNECTED: 'bad', NOT_JOINED: 'warn', CONNECTED: 'good' } as const satisfies {
  readonly [status in Store['status']]: string
}
const ORDER = Object.keys(TONES)

/** All stores with machines of their own: whether each is connected, its program, its key, and what is wrong. */
export function StoreTable() {
  const say = useText(STORES)
  const number = useNumber()
  const [all, setAll] = useState(false)
  const { data } = useApiQuery(StoresDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const stores = worstFirst(data?.channelDatabases ?? [])
  // Asked apart, because every store is asked for it: the connections do not wait for one that answers late.
  const keys = stores.slice(0, SHOWN).map(({ key }) => key)
  const glance = useApiQuery(
    StoresAtAGlanceDocument,
    { keys },
    { keep: true, refetchInterval: READ_EVERY_MS, enabled: keys.length > 0 },
  )
  if (data === undefined || stores.length === 0) return null
  const connected = stores.filter(({ store }) => store.status === 'CONNECTED').length
  return (
    <section className="card overview-card" aria-labelledby="overview-stores">
      <div className="overview-card-head">
        <h2 id="overview-stores">{say.stores}</h2>
        <span className="soft">{say.connectedOf(number(connected), number(stores.length))}</span>
      </div>
      <table className="table stacks store-table">
        <thead>
          <tr>
            {[say.store, say.connection, say.program, say.key, say.wrong].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stores.slice(0, all ? undefined : SHOWN).map((database) => (
            <StoreRow
              key={database.key}
              database={database}
              glance={glance.data?.stores.nodes.find(({ channelDatabase }) => channelDatabase.key === database.key)}
              headquartersVersion={data.serverInfo.version}
            />
          ))}
        </tbody>
      </table>
      {stores.length > SHOWN && !all && (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          {say.allShown(number(stores.length))}
        </button>
      )}
    </section>
  )
}

function StoreRow(props: { database: StoreDatabase; glance: StoreAtAGlance | undefined; headquartersVersion: string }) {
  const { database, glance, headquartersVersion } = props
  const say = useText(STORES)
  const number = useNumber()
  const { key, name, channels, store, storeKeys } = database
  const { status, since, processes, version } = store
  return (
    <tr id={`store-${key}`}>
      <th scope="row">
        {channels.map((channel) => channel.name).join(', ') || name}
        <span className="soft hint">{key}</span>
      </th>
      <td data-name={say.connection}>
        <span className={`badge ${TONES[status]}`}>
          <Icon name={status === 'CONNECTED' ? 'check' : 'alert'} />
          {say[status]}
        </span>
        <span className="soft hint">
          {since && <Ago at={since} />}
          {processes > 1 && ` · ${say.processes(number(processes))}`}
        </span>
      </td>
      <td data-name={say.program}>
        {version ?? <span className="soft">{say.unknown}</span>}
        {version !== null && version !== headquartersVersion && (
          <span className="soft hint">{say.headquartersHas(headquartersVersion)}</span>
        )}
      </td>
      <td data-name={say.key}>
        <Key keys={storeKeys} />
        <StoreActions database={database} />
      </td>
      <td data-name={say.wrong}>
        <Wrong store={store} />
        {glance && <Glance store={glance} />}
      </td>
    </tr>
  )
}

/** The key that the store identifies itself with, or the newest one: since when, and its status unless it is in use. */
function Key({ keys }: { keys: Database['storeKeys'] }) {
  const say = useText(STORES)
  const shown = keys.find(({ status }) => status === 'IN_USE') ?? keys[0]
  if (!shown) return <span className="soft">{say.noKey}</span>
  return (
    <>
      <Ago at={shown.createdAt} />
      {shown.status !== 'IN_USE' && (
        <span className={shown.status === 'REGISTERED' ? 'soft hint' : 'overview-bad hint'}>{say[shown.status]}</span>
      )}
    </>
  )
}

function Wrong({ store: { status, refusal } }: { store: Store }) {
  const say = useText(STORES)
  const isDutch = useLanguage() === 'nl'
  if (refusal)
    return (
      <div>
        {status === 'CONNECTED' && <p>{say.anotherRefused}</p>}
        {isDutch && <p>{DUTCH_STORE_REFUSALS[refusal.code] ?? say.REFUSED}</p>}
        <p lang="en" className={isDutch ? 'soft hint' : undefined}>
          {refusal.message}
        </p>
        <p className="soft hint">
          {say.lastRefused} <Ago at={refusal.at} />
        </p>
      </div>
    )
  if (status === 'NOT_CONNECTED') return <p>{say.notConnectedHint}</p>
  if (status === 'NOT_JOINED') return <p>{say.notJoinedHint}</p>
  return <span className="soft">–</span>
}

const isStore = (database: Database): database is StoreDatabase => database.store !== null

function worstFirst(databases: readonly Database[]): StoreDatabase[] {
  const rank = ({ store: { status, refusal } }: StoreDatabase) => ORDER.indexOf(status) + (refusal ? 0 : 0.5)
  return databases.filter(isStore).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
