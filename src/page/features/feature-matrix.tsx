import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import type { FeaturePartsFragment } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { Ago, At } from '../ui/time.tsx'
import { featureName, featureNameLanguage } from './feature-names.ts'
import { FeatureStatusBadge } from './feature-status.tsx'
import { FEATURES } from './texts.ts'

type Feature = FeaturePartsFragment
type OnChannel = Feature['channels'][number]

/** A table of features by channel: the state at headquarters, as applied on the channel, and in its cache. */
export function FeatureMatrix({ features, openKey }: { features: readonly Feature[]; openKey: string | null }) {
  const say = useText(FEATURES)
  const language = useLanguage()
  const channels = features[0]?.channels ?? []
  return (
    <div className="card feature-matrix">
      <header>
        <h2>{say.matrix}</h2>
        <p className="soft hint">{say.legend}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area can be scrolled with the keyboard, too. */}
      <section className="matrix-scroll" tabIndex={0} aria-label={say.matrix}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say.feature}</th>
              {channels.map(({ channel, cacheLoadedAt }) => (
                <th key={channel.key} scope="col">
                  <span className="matrix-channel">{channel.name}</span>
                  {cacheLoadedAt && (
                    <>
                      {say.cacheAge} <Ago at={cacheLoadedAt} />
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature.key} className={feature.key === openKey ? 'open' : ''}>
                <th scope="row">
                  <Link href={`/features/${feature.key}`} lang={featureNameLanguage(language, feature)}>
                    {featureName(language, feature)}
                  </Link>
                  <FeatureStatusBadge status={feature.status} notImplemented={feature.notImplemented} />
                </th>
                {feature.channels.map((state) => (
                  <td key={state.channel.key}>
                    <ChannelCell state={state} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function ChannelCell({ state }: { state: OnChannel }) {
  const say = useText(FEATURES)
  const { hqState, channelState, cacheState, missingJobs, effectiveAt } = state
  const consistent = hqState === channelState && hqState === cacheState && missingJobs.length === 0
  const word = consistent ? (hqState ? say.effective : say.notEffective) : say.partly
  const states = [
    [say.headquarters, hqState],
    [say.channel, channelState],
    [say.cache, cacheState],
  ] as const
  return (
    <div className="matrix-cell">
      <strong className={consistent ? (hqState ? 'good-text' : 'soft') : 'warn-text'}>{word}</strong>
      <ul className="feature-states">
        {states.map(([name, on]) => (
          <li key={name} className={on === null ? 'unknown' : on ? 'on' : 'off'}>
            <Icon name={on === null ? 'question' : on ? 'check' : 'minus'} />
            {name}
            <span className="unseen"> {on === null ? say.unknown : on ? say.on : say.off}</span>
          </li>
        ))}
      </ul>
      {channelState === null && <span className="hint warn-text">{say.unreachable}</span>}
      {missingJobs.length > 0 && <span className="hint warn-text">{say.missing(missingJobs.join(', '))}</span>}
      {!consistent && missingJobs.length === 0 && effectiveAt && (
        <span className="hint soft">
          {say.effectiveAt} <At at={effectiveAt} />
        </span>
      )}
    </div>
  )
}
