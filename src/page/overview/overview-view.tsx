import { useLanguage, useText } from '../api/language.ts'
import { useAsk } from '../api/query.ts'
import { OverviewChannelsDocument } from '../generated/documents.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { ChannelTable } from './channel-table.tsx'
import { Failing } from './failing.tsx'
import { OVERVIEW } from './texts.ts'
import { Throughput } from './throughput.tsx'
import { OVERVIEW_TITLE } from './title.ts'
import { useStats } from './use-stats.ts'
import { Way } from './way.tsx'
import './failing.css'
import './overview.css'
import './throughput.css'
import './channels.css'

/** The start of the page: the way of all customers as it stands now, what is failing, and how each channel is. */
export default function OverviewView() {
  const say = useText(OVERVIEW)
  const { stats, error, readAnew } = useStats()
  const channels = useAsk(OverviewChannelsDocument, {}, { keep: true, refetchInterval: 15_000 })
  return (
    <div className="overview">
      <header>
        <h1>{OVERVIEW_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      {!stats && (error ? <ErrorState error={error} retry={readAnew} /> : <Skeleton lines={8} />)}
      {stats && (
        <>
          <Failing stats={stats} channels={channels.data?.channels} />
          <Way stats={stats} channels={channels.data?.channels} />
          <Throughput stats={stats} />
          {channels.data?.channels.length === 0 && (
            <EmptyState icon="store" title={say.noChannels}>
              <p className="soft">{say.noChannelsHint}</p>
              <code>npx tillsync setup</code>
            </EmptyState>
          )}
          {channels.data && channels.data.channels.length > 0 && <ChannelTable stats={stats} seen={channels.data} />}
          {!channels.data &&
            (channels.error ? (
              <ErrorState error={channels.error} retry={() => void channels.refetch()} />
            ) : (
              <Skeleton lines={4} />
            ))}
        </>
      )}
    </div>
  )
}
