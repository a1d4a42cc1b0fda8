import { useLanguage, useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { FirstCustomersOffer } from '../first-customers/first-customers-offer.tsx'
import { OverviewChannelsDocument } from '../generated/documents.ts'
import { TourOffer } from '../tour/tour-offer.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { loadedLater } from '../ui/use-loaded.ts'
import { ChannelTable } from './channel-table.tsx'
import { NeedsAttention } from './needs-attention.tsx'
import { Pipeline } from './pipeline.tsx'
import { OVERVIEW } from './texts.ts'
import { Throughput } from './throughput.tsx'
import { OVERVIEW_TITLE } from './title.ts'
import { useStats } from './use-stats.ts'
import './needs-attention.css'
import './overview.css'
import './throughput.css'
import './channels.css'

// They are at the end of the view, and only where there are stores and registers.
const StoreTable = loadedLater(async () => ({
  default: (await import('../stores/connection/store-table.tsx')).StoreTable,
}))
const RegisterTable = loadedLater(async () => ({
  default: (await import('../registers/register-table.tsx')).RegisterTable,
}))

/** The home page: what needs attention, the pipeline, the throughput, and the channels. */
export default function OverviewView() {
  const say = useText(OVERVIEW)
  const { stats, error, reload } = useStats()
  const channels = useApiQuery(OverviewChannelsDocument, {}, { keep: true, refetchInterval: 15_000 })
  return (
    <div className="overview">
      <header>
        <h1>{OVERVIEW_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <TourOffer />
      <FirstCustomersOffer />
      {!stats && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />)}
      {stats && (
        <>
          <NeedsAttention stats={stats} channels={channels.data?.channels} />
          <Pipeline stats={stats} channels={channels.data?.channels} />
          <Throughput stats={stats} />
          {channels.data?.channels.length === 0 && (
            <EmptyState icon="store" title={say.noChannels}>
              <p className="soft">{say.noChannelsHint}</p>
              <code>npx tillsync setup</code>
            </EmptyState>
          )}
          {channels.data && channels.data.channels.length > 0 && <ChannelTable stats={stats} seen={channels.data} />}
          <StoreTable />
          <RegisterTable />
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
