import { useLocation, useRoute } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { mayHaveMissed, useLive } from '../api/live.ts'
import { useApiQuery } from '../api/query.ts'
import { FeatureEventsDocument, FeaturesDocument } from '../generated/documents.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { reloadFeatures } from './feature-dialogs.tsx'
import { FeatureMatrix } from './feature-matrix.tsx'
import { FeaturePanel } from './feature-panel.tsx'
import { FeatureTree } from './feature-tree.tsx'
import { NewFeatures } from './new-features.tsx'
import { FEATURES } from './texts.ts'
import { FEATURES_TITLE } from './title.ts'
import '../operations/operations.css'
import '../operations/panel/panel.css'
import '../operations/correction/correction.css'
import '../customers/panel/part-head.css'
import './features.css'

const PATH = '/features'

/** Feature management: the state of each feature by channel, the prerequisites, and the roll-out to the channels. */
export default function FeaturesView() {
  const say = useText(FEATURES)
  const title = FEATURES_TITLE[useLanguage()]
  const [, params] = useRoute(`${PATH}/:key`)
  const [, navigate] = useLocation()
  const { data, error, refetch } = useApiQuery(FeaturesDocument, {})
  useLive(FeatureEventsDocument, { feature: null }, (events) => {
    if (events.some((event) => event.__typename === 'FeatureChanged' || mayHaveMissed(event))) reloadFeatures()
  })
  const features = data?.features
  const open = features?.find(({ key, id }) => params && (key === params.key || id === params.key)) ?? null
  return (
    <div className={params ? 'operations features with-panel' : 'operations features'}>
      <div className="operations-list">
        <header className="view-head">
          <div>
            <p className="soft hint">{say.path}</p>
            <h1>{title}</h1>
          </div>
          <NewFeatures />
        </header>
        {!features && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />)}
        {features?.length === 0 && <EmptyState icon="flag" title={say.nothing} />}
        {features && features.length > 0 && (
          <>
            <FeatureTree features={features} openKey={open?.key ?? null} />
            <FeatureMatrix features={features} openKey={open?.key ?? null} />
          </>
        )}
      </div>
      {open && features && (
        <FeaturePanel key={open.key} feature={open} features={features} onClose={() => navigate(PATH)} />
      )}
      {params && features && !open && (
        <section className="panel" aria-label={say.none}>
          <EmptyState icon="search" title={say.none} />
        </section>
      )}
    </div>
  )
}
