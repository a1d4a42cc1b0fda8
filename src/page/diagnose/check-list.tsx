import { useEffect } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import type { CheckStatus, DiagnosisPartsFragment } from '../generated/documents.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { WithTimes } from '../ui/time.tsx'
import { dutchFinding, questionOf } from './dutch-answer.ts'
import { dutchLabel, dutchValue } from './dutch-evidence.ts'
import { hrefOfEvidence } from './href-of-node.ts'
import { DIAGNOSE } from './texts.ts'

type Check = DiagnosisPartsFragment['checks'][number]

const ICONS: { readonly [status in CheckStatus]: IconName } = { PASS: 'check', FAIL: 'alert', UNKNOWN: 'question' }

/** The checks, each with its question, its result and its evidence: the failed ones first, the passed ones folded. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const say = useText(DIAGNOSE)
  const of = (wanted: CheckStatus) => checks.filter(({ status }) => status === wanted)
  const passed = of('PASS')
  const others = [...of('FAIL'), ...of('UNKNOWN')]
  useEffect(() => {
    // A link leads to one of the checks.
    document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <section className="card diagnose-part" aria-label={say.checks}>
      <header>
        <h2>{say.checks}</h2>
        <p className="soft hint">{say.counts(of('FAIL').length, of('UNKNOWN').length, passed.length)}</p>
      </header>
      {others.length > 0 && <Checks checks={others} />}
      {passed.length > 0 && (
        <details className="checks-passed">
          <summary>{passed.length === 1 ? say.passedOne : say.passed(passed.length)}</summary>
          <Checks checks={passed} />
        </details>
      )}
    </section>
  )
}

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <ol className="checks">
      {checks.map((check, n) => (
        <CheckLine key={`${check.code}${n}`} check={check} />
      ))}
    </ol>
  )
}

function CheckLine({ check }: { check: Check }) {
  const say = useText(DIAGNOSE)
  const isDutch = useLanguage() === 'nl'
  const { code, question, status, message, evidence } = check
  return (
    <li id={code} className={`check-line ${status.toLowerCase()}`}>
      <span className="check-sign">
        <Icon name={ICONS[status] ?? 'question'} />
        <span className="unseen">{say[status] ?? status}</span>
      </span>
      <div className="check-text">
        <h3>{isDutch ? questionOf(check) : question}</h3>
        <p>
          <WithTimes text={isDutch ? dutchFinding(check) : message} />
        </p>
        {evidence.length > 0 && (
          <details open={status !== 'PASS' || undefined}>
            <summary className="soft hint">{say.evidence}</summary>
            <dl className="evidence">
              {evidence.map((found) => {
                const label = isDutch ? dutchLabel(found) : found.label
                const value = isDutch ? dutchValue(found) : found.value
                const href = hrefOfEvidence(code, found)
                return (
                  <div key={found.label + found.value}>
                    <dt>
                      <WithTimes text={label} />
                    </dt>
                    <dd>
                      {href ? (
                        <Link href={href}>
                          <WithTimes text={value} />
                        </Link>
                      ) : (
                        <WithTimes text={value} />
                      )}
                    </dd>
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
