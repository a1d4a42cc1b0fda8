import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import type { FeaturePartsFragment } from '../generated/documents.ts'
import { featureName, featureNameLanguage } from './feature-names.ts'
import { FeatureStatusBadge } from './feature-status.tsx'
import { FEATURES } from './texts.ts'

type Feature = FeaturePartsFragment

/** The prerequisites of features as a graph: each feature is to the right of its prerequisites. */
export function FeatureTree({ features, openKey }: { features: readonly Feature[]; openKey: string | null }) {
  const say = useText(FEATURES)
  // Features without prerequisites and dependents are in the matrix only.
  const needed = new Set(features.flatMap(({ prerequisites }) => prerequisites.map(({ key }) => key)))
  const levels = levelsOf(features.filter(({ key, prerequisites }) => prerequisites.length > 0 || needed.has(key)))
  if (levels.length === 0) return null
  return (
    <section className="card feature-tree" aria-label={say.tree}>
      <h2>{say.tree}</h2>
      <div className="tree-levels">
        {levels.map((level, n) => (
          <div key={level[0]?.key} className="tree-step">
            {n > 0 && <Lines from={levels[n - 1] ?? []} to={level} />}
            <ul className="tree-level">
              {level.map((feature) => (
                <TreeNode key={feature.key} feature={feature} open={feature.key === openKey} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function TreeNode({ feature, open }: { feature: Feature; open: boolean }) {
  const say = useText(FEATURES)
  const language = useLanguage()
  const names = feature.prerequisites.map((one) => featureName(language, one)).join(', ')
  return (
    <li>
      <Link href={`/features/${feature.key}`} className="tree-node" aria-current={open ? 'true' : undefined}>
        <strong lang={featureNameLanguage(language, feature)}>{featureName(language, feature)}</strong>
        <FeatureStatusBadge status={feature.status} notImplemented={feature.notImplemented} />
        <span className="unseen">{names ? say.needs(names) : say.needsNothing}</span>
      </Link>
    </li>
  )
}

/** Lines from each feature to its dependents. The rows of a level have the same height. */
function Lines({ from, to }: { from: readonly Feature[]; to: readonly Feature[] }) {
  const middle = (n: number, of: number) => ((n + 0.5) / of) * 100
  const lines = to.flatMap((feature, n) =>
    feature.prerequisites.flatMap(({ key }) => {
      const at = from.findIndex((one) => one.key === key)
      const isOn = from[at]?.enabled === true
      return at < 0
        ? []
        : [{ id: `${key} ${feature.key}`, isOn, y1: middle(at, from.length), y2: middle(n, to.length) }]
    }),
  )
  return (
    <svg className="tree-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {lines.map(({ id, isOn, y1, y2 }) => (
        <path key={id} className={isOn ? 'on' : ''} d={`M0 ${y1} C 50 ${y1}, 50 ${y2}, 100 ${y2}`} />
      ))}
    </svg>
  )
}

/** The features by the length of their longest chain of prerequisites. */
function levelsOf(features: readonly Feature[]): Feature[][] {
  const byKey = new Map(features.map((feature) => [feature.key, feature]))
  const depth = ({ prerequisites }: Feature): number =>
    Math.max(0, ...prerequisites.map(({ key }) => (byKey.get(key) ? 1 + depthOf(key) : 0)))
  const depthOf = (key: string): number => {
    const feature = byKey.get(key)
    return feature ? depth(feature) : 0
  }
  const levels: Feature[][] = []
  for (const feature of features) {
    const at = depth(feature)
    levels[at] = [...(levels[at] ?? []), feature]
  }
  return levels.filter((level) => level !== undefined)
}
