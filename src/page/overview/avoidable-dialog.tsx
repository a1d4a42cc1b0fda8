import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { AvoidableCallsDocument } from '../generated/documents.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import type { ChannelSeen } from './channel-state.ts'
import { OVERVIEW } from './texts.ts'

/** The avoidable real-time calls of a channel, with their causes and how to avoid them. */
export default function AvoidableDialog({ channel, onClose }: { channel: ChannelSeen; onClose: () => void }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const { data, error, refetch } = useApiQuery(AvoidableCallsDocument, { channel: [channel.key] })
  const counts = data?.realtimeServiceCallCounts.counts
  return (
    <Dialog title={say.whyTitle(channel.name)} onClose={onClose}>
      <p className="soft">{say.whyLead}</p>
      {!counts && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={3} />)}
      {counts?.length === 0 && <p>{say.whyNone}</p>}
      <ul className="avoidable-calls">
        {counts?.map(({ calls, newestAt, methods, reason, why, avoidedBy }) => (
          <li key={`${reason} ${why}`}>
            <p>
              <strong className="number">{calls === 1 ? say.callsOne : say.callsCount(number(calls))}</strong>{' '}
              <span className="soft">
                <code>{methods.join(', ')}</code> · {say.newest} <Ago at={newestAt} />
              </span>
            </p>
            <p>{why}</p>
            <p className="overview-good">
              <Icon name="arrow" /> {avoidedBy}
            </p>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <Link href="/features" className="button">
          {say.toFeatures}
        </Link>
      </div>
    </Dialog>
  )
}
