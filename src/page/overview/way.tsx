import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useNumber } from '../ui/time.tsx'
import { type ChannelSeen, stateOf } from './channel-state.ts'
import { PipelineStep } from './step.tsx'
import { OVERVIEW } from './texts.ts'
import { countOf, type Stats } from './use-stats.ts'

type Props = { stats: Stats; channels: readonly ChannelSeen[] | undefined }

/** The way as one picture: four places, and the three jobs between them. In words it is a list in its order. */
export function Way({ stats, channels }: Props) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const away = !stats.headquartersReachable
  const step = (name: 'UPLOAD' | 'SYNCHRONIZE' | 'DISTRIBUTE') => (
    <PipelineStep name={name} step={stats.steps.find((one) => one.step === name)} at={stats.at} away={away} />
  )
  const reached = stats.coverage.filter(({ reachable }) => reachable).length
  const online = channels?.filter((channel) => !['Unreachable', 'Offline'].includes(stateOf(channel))).length
  const rate = (words: (rate: string) => string, value: number | null) =>
    value === null ? say.noRate : words(number(Math.round(value * 10) / 10))
  const settled = countOf(stats, ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED'])
  return (
    <section className="card overview-card" aria-labelledby="overview-way">
      <h2 id="overview-way" className="unseen">
        {say.way}
      </h2>
      <ol className="overview-way">
        <Station
          icon="database"
          name={say.channelDatabases}
          count={number(countOf(stats, ['CAPTURED']))}
          to="/operations?status=CAPTURED"
        >
          <p>{rate(say.captured, stats.capturedPerSecond)}</p>
          {stats.coverage.length > 0 && (
            <p className={reached < stats.coverage.length ? 'overview-bad' : ''}>
              {say.reached(number(reached), number(stats.coverage.length))}
            </p>
          )}
        </Station>
        {step('UPLOAD')}
        <Station
          icon="office"
          name={say.staging}
          count={away ? '–' : number(countOf(stats, ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON']))}
          to="/operations?status=UPLOADED,IN_PROGRESS,FAILED,WAITING_ON"
        >
          <Stuck stats={stats} />
        </Station>
        {step('SYNCHRONIZE')}
        <Station
          icon="user"
          name={say.customers}
          count={away ? '–' : number(settled)}
          to="/operations?status=SYNCED,DISTRIBUTED,SUPERSEDED"
        >
          <p>{say.done}</p>
          <p>{rate(say.synchronized, stats.synchronizedPerSecond)}</p>
        </Station>
        {step('DISTRIBUTE')}
        <Station
          icon="store"
          name={say.channels}
          count={away ? '–' : number(countOf(stats, ['DISTRIBUTED']))}
          to="/operations?status=DISTRIBUTED"
        >
          <p>{say.told}</p>
          {channels && online !== undefined && (
            <p className={online < channels.length ? 'overview-bad' : ''}>
              {say.online(number(online), number(channels.length))}
            </p>
          )}
        </Station>
      </ol>
      {away && (
        <p className="note warn" role="status">
          <Icon name="alert" />
          {say.headquartersAway}
        </p>
      )}
    </section>
  )
}

type StationProps = { icon: IconName; name: string; count: string; to: string; children: ReactNode }

function Station({ icon, name, count, to, children }: StationProps) {
  return (
    <li className="station">
      <p className="station-name">
        <Icon name={icon} />
        {name}
      </p>
      <p className="station-count number">
        <Link href={to}>
          {count}
          <span className="unseen"> {name}</span>
        </Link>
      </p>
      <div className="station-more number">{children}</div>
    </li>
  )
}

/** What lies in staging and does not go on by itself. */
function Stuck({ stats }: { stats: Stats }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const failed = countOf(stats, ['FAILED'])
  const waiting = countOf(stats, ['WAITING_ON'])
  return (
    <>
      <p>{say.notCompleted}</p>
      <p>
        {failed === 0 ? (
          say.noFailed
        ) : (
          <Link href="/operations?status=FAILED" className="overview-bad">
            {say.failed(number(failed))}
          </Link>
        )}
        {waiting > 0 && (
          <>
            {', '}
            <Link href="/operations?status=WAITING_ON">{say.waitingOn(number(waiting))}</Link>
          </>
        )}
      </p>
    </>
  )
}
