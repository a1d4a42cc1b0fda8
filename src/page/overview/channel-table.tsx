import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import type { OverviewChannelsQuery } from '../generated/documents.ts'
import { useDuration, useSecond } from '../ui/duration.ts'
import { Icon } from '../ui/icon.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { loadedLater } from '../ui/use-loaded.ts'
import { ChannelMode } from './channel-mode.tsx'
import { type ChannelSeen, lastDownloadAt, STATE_TONES, stateOf, worstFirst } from './channel-state.ts'
import { lagOf } from './lag.ts'
import { OVERVIEW } from './texts.ts'
import { countOf, type Stats } from './use-stats.ts'

const AvoidableDialog = loadedLater(() => import('./avoidable-dialog.tsx'))

const SHOWN = 50

/** All channels with their state, their mode, their pending operations and their real-time calls. */
export function ChannelTable({ stats, seen }: { stats: Stats; seen: OverviewChannelsQuery }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const [all, setAll] = useState(false)
  const [why, setWhy] = useState<ChannelSeen | null>(null)
  const channels = worstFirst(seen.channels)
  const columns = [
    say.channel,
    say.state,
    say.mode,
    say.pending,
    say.oldestPending,
    say.lastUpload,
    say.lastDownload,
    say.realtime,
  ]
  return (
    <section className="card overview-card channel-card" aria-labelledby="overview-channels">
      <h2 id="overview-channels">{say.channels}</h2>
      <table className="table stacks channel-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.slice(0, all ? undefined : SHOWN).map((channel) => (
            <ChannelRow
              key={channel.key}
              channel={channel}
              editing={seen.feature?.channels.find((one) => one.channel.key === channel.key)}
              stats={stats}
              onWhy={() => setWhy(channel)}
            />
          ))}
        </tbody>
      </table>
      {channels.length > SHOWN && !all && (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          {say.allShown(number(channels.length))}
        </button>
      )}
      {why && <AvoidableDialog channel={why} onClose={() => setWhy(null)} />}
    </section>
  )
}

type RowProps = {
  channel: ChannelSeen
  editing: Parameters<typeof ChannelMode>[0]['editing']
  stats: Stats
  onWhy: () => void
}

function ChannelRow({ channel, editing, stats, onWhy }: RowProps) {
  const say = useText(OVERVIEW)
  const { key, name, type, legalEntity, database } = channel
  const state = stateOf(channel)
  const upload = database.lastUploadAttempt
  const downloaded = lastDownloadAt(channel)
  return (
    <tr id={`channel-${key}`}>
      <th scope="row">
        <Link href={`/operations?channel=${encodeURIComponent(key)}`}>{name}</Link>
        <span className="soft hint">
          {type === 'ONLINE_STORE' ? say.webShop : say.store} · {legalEntity} · {database.name}
        </span>
      </th>
      <td data-name={say.state}>
        <span className={`badge ${STATE_TONES[state]}`}>
          <Icon name={state === 'Online' ? 'check' : 'alert'} />
          {say[`channel${state}`]}
        </span>
      </td>
      <td data-name={say.mode}>
        <ChannelMode channel={channel} editing={editing} />
      </td>
      <Pending channel={channel} stats={stats} />
      <td data-name={say.lastUpload}>
        {upload?.succeededAt ? <Ago at={upload.succeededAt} /> : <span className="soft">{say.never}</span>}
        {upload?.reason && (
          <span className="overview-bad hint" title={upload.reason}>
            {say.uploadFails}
          </span>
        )}
      </td>
      <td data-name={say.lastDownload}>
        {downloaded ? <Ago at={downloaded} /> : <span className="soft">{say.never}</span>}
      </td>
      <Realtime channel={channel} stats={stats} onWhy={onWhy} />
    </tr>
  )
}

function Pending({ channel, stats }: { channel: ChannelSeen; stats: Stats }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const duration = useDuration()
  const now = useSecond()
  const pending = countOf(stats, ['CAPTURED'], channel.key)
  const { oldestPendingUploadAt: oldest } = channel
  return (
    <>
      <td data-name={say.pending} className="number">
        {pending === 0 ? (
          <span className="soft">0</span>
        ) : (
          <Link href={`/operations?status=CAPTURED&channel=${encodeURIComponent(channel.key)}`}>
            <strong>{number(pending)}</strong>
          </Link>
        )}
      </td>
      <td data-name={say.oldestPending} className="number">
        {pending > 0 && oldest ? (
          <Link href={`/diagnose?of=${encodeURIComponent(channel.key)}&as=channel`} title={say.whyWaiting}>
            {duration(lagOf(oldest, stats.at, now))}
          </Link>
        ) : (
          <span className="soft">–</span>
        )}
      </td>
    </>
  )
}

function Realtime({ channel, stats, onWhy }: { channel: ChannelSeen; stats: Stats; onWhy: () => void }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const may = useMay()
  const counts = stats.realtimeServiceCalls.find((one) => one.channel === channel.key)
  return (
    <td data-name={say.realtime} className="number">
      {!counts ? (
        <span className="soft">–</span>
      ) : (
        <span className="realtime">
          <span>
            {number(counts.calls)} {say.calls}
          </span>
          <span className="overview-good">
            {number(counts.avoided)} {say.avoided}
          </span>
          {counts.avoidable > 0 && may('Query.realtimeServiceCallCounts') ? (
            <button type="button" className="button small avoidable" onClick={onWhy}>
              {say.whyAvoidable(number(counts.avoidable))}
              <span className="unseen"> {channel.name}</span>
            </button>
          ) : (
            <span className={counts.avoidable > 0 ? 'overview-warn' : 'soft'}>
              {number(counts.avoidable)} {say.avoidable}
            </span>
          )}
        </span>
      )}
    </td>
  )
}
