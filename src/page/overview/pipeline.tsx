import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useIsStore } from '../stores/connection/use-headquarters.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useNumber } from '../ui/time.tsx'
import { type ChannelSeen, stateOf } from './channel-state.ts'
import { PipelineStep } from './pipeline-step.tsx'
import { OVERVIEW } from './texts.ts'
import { countOf, type Stats } from './use-stats.ts'

type Props = { stats: Stats; channels: readonly ChannelSeen[] | undefined }

/** The pipeline as a picture of four stages and the three jobs between them; for screen readers it is a list. */
export function Pipeline({ stats, channels }: Props) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const away = !stats.headquartersReachable
  const isStore = useIsStore()
  const step = (name: 'UPLOAD' | 'SYNCHRONIZE' | 'DISTRIBUTE') => (
    <PipelineStep name={name} step={stats.steps.find((one) => one.step === name)} at={stats.at} away={away} />
  )
  const reached = stats.coverage.filter(({ reachable }) => reachable).length
  const online = channels?.filter((channel) => !['Unreachable', 'Offline'].includes(stateOf(channel))).length
  const rate = (words: (rate: string) => string, value: number | null) =>
    value === null ? say.noRate : words(number(Math.round(value * 10) / 10))
  const completed = countOf(stats, ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED'])
  return (
    <section className="card overview-card" aria-labelledby="pipeline">
      <h2 id="pipeline" className="unseen">
        {say.pipeline}
      </h2>
      <ol className="pipeline">
        <Stage
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
        </Stage>
        {step('UPLOAD')}
        <Stage
          icon="office"
          name={say.staging}
          count={away ? '–' : number(countOf(stats, ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON']))}
          to="/operations?status=UPLOADED,IN_PROGRESS,FAILED,WAITING_ON"
        >
          <Stuck stats={stats} />
        </Stage>
        {step('SYNCHRONIZE')}
        <Stage
          icon="user"
          name={say.customers}
          count={away ? '–' : number(completed)}
          to="/operations?status=SYNCED,DISTRIBUTED,SUPERSEDED"
        >
          <p>{say.done}</p>
          <p>{rate(say.synchronized, stats.synchronizedPerSecond)}</p>
        </Stage>
        {step('DISTRIBUTE')}
        <Stage
          icon="store"
          name={say.channels}
          count={away ? '–' : number(countOf(stats, ['DISTRIBUTED']))}
          to="/operations?status=DISTRIBUTED"
        >
          <p>{say.delivered}</p>
          {channels && online !== undefined && (
            <p className={online < channels.length ? 'overview-bad' : ''}>
              {say.online(number(online), number(channels.length))}
            </p>
          )}
        </Stage>
      </ol>
      {away && !isStore && (
        <p className="note warn" role="status">
          <Icon name="alert" />
          {say.headquartersAway}
        </p>
      )}
    </section>
  )
}

type StageProps = { icon: IconName; name: string; count: string; to: string; children: ReactNode }

function Stage({ icon, name, count, to, children }: StageProps) {
  return (
    <li className="stage">
      <p className="stage-name">
        <Icon name={icon} />
        {name}
      </p>
      <p className="stage-count number">
        <Link href={to}>
          {count}
          <span className="unseen"> {name}</span>
        </Link>
      </p>
      <div className="stage-more number">{children}</div>
    </li>
  )
}

/** The operations in staging that failed, and those that wait for them. */
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
