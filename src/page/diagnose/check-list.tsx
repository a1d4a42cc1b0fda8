import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import type { CheckStatus, DiagnosisPartsFragment } from '../generated/documents.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { DUTCH_CHECKS } from './dutch.ts'
import { hrefOfEvidence } from './href-of-node.ts'
import { DIAGNOSE } from './texts.ts'

type Check = DiagnosisPartsFragment['checks'][number]

const ICONS: { readonly [status in CheckStatus]: IconName } = { PASS: 'check', FAIL: 'alert', UNKNOWN: 'question' }

/** The checks in their order, each with its question, its result and its evidence. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const say = useText(DIAGNOSE)
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length
  return (
    <section className="card diagnose-part" aria-label={say.checks}>
      <header>
        <h2>{say.checks}</h2>
        <p className="soft hint">{say.counts(count('FAIL'), count('UNKNOWN'), count('PASS'))}</p>
      </header>
      <ol className="checks">
        {checks.map((check, n) => (
          <CheckLine key={`${check.code}${n}`} check={check} />
        ))}
      </ol>
    </section>
  )
}

function CheckLine({ check }: { check: Check }) {
  const say = useText(DIAGNOSE)
  const isDutch = useLanguage() === 'nl'
  const { code, question, status, message, evidence } = check
  return (
    <li className={`check-line ${status.toLowerCase()}`}>
      <span className="check-sign">
        <Icon name={ICONS[status] ?? 'question'} />
        <span className="unseen">{say[status] ?? status}</span>
      </span>
      <div className="check-text">
        <h3>{(isDutch && DUTCH_CHECKS[code]?.question) || question}</h3>
        {isDutch && status === 'FAIL' && <p>{DUTCH_CHECKS[code]?.cause}</p>}
        <p lang="en" className={isDutch && status === 'FAIL' ? 'soft hint' : undefined}>
          {message}
        </p>
        {evidence.length > 0 && (
          <details open={status !== 'PASS' || undefined}>
            <summary className="soft hint">{say.evidence}</summary>
            <dl className="evidence">
              {evidence.map((found) => {
                const { label, value } = found
                const href = hrefOfEvidence(code, found)
                return (
                  <div key={label + value}>
                    <dt lang="en">{label}</dt>
                    <dd>{href ? <Link href={href}>{value}</Link> : value}</dd>
                  </div>
                )
              })}
            </dl>
          </details>
        )}
      </div>
    </li>
  )
}
