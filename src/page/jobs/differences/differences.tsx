import { useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { useApiPages } from '../../api/query.ts'
import {
  type DifferenceStatus,
  DifferencesDocument,
  OneDifferenceDocument,
  type OneDifferenceQuery,
} from '../../generated/documents.ts'
import { More } from '../../ui/more.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { At } from '../../ui/time.tsx'
import { isNotPicked, Picked } from '../shared/picked.tsx'
import { JOBS } from '../shared/texts.ts'
import { CompareNow } from './compare-now.tsx'
import { DifferenceFilters, isNarrowed } from './difference-filters.tsx'
import { DifferenceLine } from './difference-line.tsx'
import { KIND_NAMES, STATUS_NAMES } from './difference-names.ts'
import { DIFFERENCES } from './difference-texts.ts'
import { PlaceLine } from './reconciliations.tsx'
import { RestoreCustomers } from './restore-customers.tsx'
import { equalSince, type Place, usePlaces } from './use-places.ts'
import './differences.css'

const PAGE = 50
/** How often differences are read: accepting one sends no event, unlike a run. */
const RELOAD_EVERY_MS = 20_000
const STATUSES = keysOf(STATUS_NAMES.en)
const KINDS = keysOf(KIND_NAMES.en)
/** The statuses shown unless the address filters by status. */
const OPEN_STATUSES: readonly DifferenceStatus[] = ['OPEN', 'REPORTED']

/**
 * The differences between headquarters and the channels, or within headquarters. Those that need review are accepted
 * here.
 */
export function Differences() {
  const say = useText(DIFFERENCES)
  const jobs = useText(JOBS)
  const [address] = useSearchParams()
  const places = usePlaces(RELOAD_EVERY_MS)
  const wanted = address.get('status') ?? ''
  const kinds = KINDS.filter((kind) => kind === address.get('kind'))
  const statuses = wanted === 'all' ? STATUSES : STATUSES.filter((status) => status === wanted)
  const pages = useApiPages(
    DifferencesDocument,
    {
      status: statuses.length > 0 ? statuses : OPEN_STATUSES,
      kind: kinds.length > 0 ? kinds : null,
      channelDatabase: address.get('database'),
      first: PAGE,
    },
    ({ differences }) => differences,
    { refetchInterval: RELOAD_EVERY_MS },
  )
  const { nodes, error, reload } = pages
  return (
    <>
      {places && (
        <section className="card jobs-card" aria-labelledby="difference-places">
          <header>
            <h2 id="difference-places">{say.places}</h2>
            <RestoreCustomers difference={null} />
            <CompareNow />
          </header>
          <ul className="last-sessions places">
            {places.map((place) => (
              <PlaceLine key={place.database?.key ?? ''} place={place} />
            ))}
          </ul>
        </section>
      )}
      <Picked param="difference" title={jobs.pickedDifference} document={OneDifferenceDocument} pick={differenceIn}>
        {(difference) => (
          <ul className="difference-list">
            <DifferenceLine key={difference.id} difference={difference} opened />
          </ul>
        )}
      </Picked>
      <DifferenceFilters />
      {!nodes && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={6} />)}
      {nodes?.length === 0 && (isNarrowed(address) ? <NoneMatch /> : places && <NothingDiffers places={places} />)}
      {nodes && nodes.length > 0 && (
        <section className="card jobs-card" aria-label={jobs.differences}>
          <ul className="difference-list">
            {nodes.filter(isNotPicked(address, 'difference')).map((difference) => (
              <DifferenceLine key={difference.id} difference={difference} />
            ))}
          </ul>
        </section>
      )}
      <More pages={pages} />
    </>
  )
}

const differenceIn = ({ node }: OneDifferenceQuery) => (node?.__typename === 'Difference' ? node : null)

function NoneMatch() {
  const say = useText(DIFFERENCES)
  return (
    <EmptyState icon="search" title={say.none}>
      <p className="soft">{say.noneHint}</p>
    </EmptyState>
  )
}

/** Says that there are no differences only when every place was compared as equal. */
function NothingDiffers({ places }: { places: readonly Place[] }) {
  const say = useText(DIFFERENCES)
  const since = equalSince(places)
  return since === null ? (
    <EmptyState icon="question" title={say.unsure}>
      <p className="soft">{say.unsureHint}</p>
    </EmptyState>
  ) : (
    <div className="all-equal">
      <EmptyState icon="checks" title={say.equal}>
        <p className="soft">
          {say.equalHint} <At at={since} />
        </p>
      </EmptyState>
    </div>
  )
}

function keysOf<K extends string>(names: { readonly [key in K]: string }): K[] {
  return Object.keys(names) as K[]
}
