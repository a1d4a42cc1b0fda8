import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import type { FeaturePartsFragment } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { At } from '../ui/time.tsx'
import { useRecordTitle } from '../ui/title.ts'
import { featureTexts } from './dutch-features.ts'
import { FeatureActions } from './feature-actions.tsx'
import { featureName, featureNameLanguage } from './feature-names.ts'
import { FeatureStatusBadge } from './feature-status.tsx'
import { RollOut } from './roll-out.tsx'
import { FEATURES } from './texts.ts'

type Props = { feature: FeaturePartsFragment; features: readonly FeaturePartsFragment[]; onClose: () => void }

/** One feature: its description, its prerequisites, its actions, and its roll-out to the channels. */
export function FeaturePanel({ feature, features, onClose }: Props) {
  const say = useText(FEATURES)
  const language = useLanguage()
  const may = useMay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useShortcut('Escape', say.close, onClose)
  const { status, learnMore, enableDate, scheduleFailure, missingPrerequisites, comment } = feature
  const { summary, readBy, notImplemented } = featureTexts(language, feature)
  const name = featureName(language, feature)
  useRecordTitle(name)
  const facts = [
    [say.module, feature.module],
    [say.readBy, readBy],
    [say.state, say[feature.featureState] ?? feature.featureState],
    [feature.enabled ? say.enabledOn : say.scheduledFor, enableDate],
    [say.comment, comment],
  ].filter(([, value]) => value)
  return (
    <section className="panel" aria-label={name}>
      <header className="panel-head">
        <div className="panel-title">
          <FeatureStatusBadge status={status} notImplemented={notImplemented} />
          <h2 ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <code className="soft">{feature.key}</code>
        </div>
        <button type="button" className="button plain square" aria-label={say.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        <p>
          {summary}{' '}
          {learnMore && (
            <a href={learnMore} target="_blank" rel="noreferrer">
              {say.learnMore}
            </a>
          )}
        </p>
        {notImplemented && (
          <p className="note">
            <Icon name="pause" />
            <span>
              {say.notImplementedHere} {notImplemented}
            </span>
          </p>
        )}
        {missingPrerequisites.length > 0 && (
          <div className="note warn">
            <Icon name="wait" />
            <div>
              <p>{say.missingPrerequisites}</p>
              <ul>
                {missingPrerequisites.map((one) => (
                  <li key={one.key}>
                    <Link href={`/features/${one.key}`} lang={featureNameLanguage(language, one)}>
                      {featureName(language, one)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        {scheduleFailure && (
          <p className="note bad">
            <Icon name="alert" />
            <span>
              {say.scheduleFailed} {scheduleFailure}
            </span>
          </p>
        )}
        <FeatureActions feature={feature} features={features} />
        <dl className="facts">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <CacheFact feature={feature} />
        </dl>
        {may('Query.featurePlan') && !notImplemented && <RollOut feature={feature} />}
      </div>
    </section>
  )
}

/** The latest time at which the feature is effective on every channel. */
function CacheFact({ feature }: { feature: FeaturePartsFragment }) {
  const say = useText(FEATURES)
  const times = feature.channels.flatMap(({ effectiveAt, hqState, cacheState }) =>
    effectiveAt && hqState !== cacheState ? [effectiveAt] : [],
  )
  const last = times.toSorted().at(-1)
  if (!last) return null
  return (
    <div>
      <dt>{say.effectiveAt}</dt>
      <dd>
        <At at={last} />
      </dd>
    </div>
  )
}
