import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { featureName } from '../features/feature-names.ts'
import type { DiagnosisPartsFragment, RemedyPartsFragment } from '../generated/documents.ts'
import { TraceLine } from '../trace/trace-line.tsx'
import { Icon } from '../ui/icon.tsx'
import { KIND_NAMES } from '../ui/operation-names.ts'
import { Ago, WithTimes } from '../ui/time.tsx'
import { CheckList } from './check-list.tsx'
import { dutchAnswer, questionOf } from './dutch-answer.ts'
import { dutchEffect, dutchTitle } from './dutch-remedies.ts'
import { hrefOfNode } from './href-of-node.ts'
import { RemedyDialog } from './remedy-dialog.tsx'
import { Risk } from './risk.tsx'
import { KINDS } from './subject.ts'
import { DIAGNOSE } from './texts.ts'
import { type Answer, verdictOf } from './use-installation.ts'

const TONES = { well: 'good', unsure: 'warn', attention: 'bad' } as const
const ICONS = { well: 'check', unsure: 'question', attention: 'alert' } as const

type Props = {
  answer: Answer
  busy: boolean
  again: () => void
  /** Looks the text up as another kind; null detects the kind automatically. */
  lookUpAs: (kind: string | null) => void
  onDiagnosed: (diagnosis: DiagnosisPartsFragment) => void
}

/** The answer in a sentence, the progress of the operation, the remedies and the checks. */
export function DiagnosisAnswer({ answer, busy, again, lookUpAs, onDiagnosed }: Props) {
  const say = useText(DIAGNOSE)
  const isDutch = useLanguage() === 'nl'
  const { kind, diagnosis } = answer
  const { answer: sentence, checks, remedies, trace, at } = diagnosis
  const verdict = verdictOf(diagnosis)
  return (
    <>
      <section className={`diagnosis ${TONES[verdict]}`} aria-label={say.diagnose} aria-live="polite">
        <p className="diagnosis-verdict">
          <Icon name={ICONS[verdict]} />
          {say[verdict]}
        </p>
        <p className="diagnosis-sentence">
          <WithTimes text={isDutch ? dutchAnswer(diagnosis) : sentence} />
        </p>
        <div className="diagnosis-foot">
          <Subject diagnosis={diagnosis} />
          {kind !== 'installation' && (
            <label className="diagnosis-as">
              <span>{say.lookedUpAs}</span>
              <select className="input" value={kind} onChange={(event) => lookUpAs(event.target.value || null)}>
                <option value="">{say.auto}</option>
                {KINDS.map((one) => (
                  <option key={one} value={one}>
                    {say[one]}
                  </option>
                ))}
              </select>
            </label>
          )}
          <span className="soft">
            {say.asOf} <Ago at={at} />
          </span>
          <button type="button" className="button small" aria-disabled={busy} onClick={again}>
            <Icon name="sync" />
            {say.again}
          </button>
        </div>
      </section>
      {trace && (
        <section className="card diagnose-part" aria-label={say.progress}>
          <TraceLine trace={trace} known={sentence} />
        </section>
      )}
      {remedies.length > 0 && <Remedies remedies={remedies} checks={checks} onDiagnosed={onDiagnosed} />}
      <CheckList checks={checks} />
    </>
  )
}

function Subject({ diagnosis: { subject } }: { diagnosis: DiagnosisPartsFragment }) {
  const language = useLanguage()
  const say = useText(DIAGNOSE)
  if (!subject) return null
  const href = hrefOfNode(subject)
  const name =
    subject.__typename === 'Customer'
      ? `${subject.name} · ${subject.displayAccount}`
      : subject.__typename === 'Operation'
        ? [subject.customerName ?? say.unnamed, KIND_NAMES[language][subject.kind]].join(' · ')
        : subject.__typename === 'Feature'
          ? featureName(language, subject)
          : subject.__typename === 'Channel'
            ? subject.name
            : ''
  return href ? (
    <Link href={href} className="diagnosis-subject">
      {name}
    </Link>
  ) : (
    <strong>{name}</strong>
  )
}

type RemediesProps = {
  remedies: readonly RemedyPartsFragment[]
  checks: DiagnosisPartsFragment['checks']
  onDiagnosed: (diagnosis: DiagnosisPartsFragment) => void
}

function Remedies({ remedies, checks, onDiagnosed }: RemediesProps) {
  const say = useText(DIAGNOSE)
  const isDutch = useLanguage() === 'nl'
  const [open, setOpen] = useState<RemedyPartsFragment | null>(null)
  const failed = checks.filter(({ status }) => status === 'FAIL')
  return (
    <section className="card diagnose-part" aria-label={say.remedies}>
      <header>
        <h2>{say.remedies}</h2>
        <p className="soft hint">{say.remediesHint}</p>
      </header>
      <ol className="remedies">
        {remedies.map((remedy, n) => (
          <li key={remedy.id}>
            <span className="remedy-number number">{n + 1}</span>
            <div className="remedy-text">
              <h3>{isDutch ? dutchTitle(remedy) : remedy.title}</h3>
              {failed.length > 1 && <Cured remedy={remedy} checks={failed} />}
              <p className="soft">
                <WithTimes text={isDutch ? dutchEffect(remedy) : remedy.effect} />
              </p>
            </div>
            <Risk risk={remedy.risk} />
            <button
              type="button"
              className={n === 0 ? 'button primary' : 'button'}
              aria-label={say.previewOf(isDutch ? dutchTitle(remedy) : remedy.title)}
              onClick={() => setOpen(remedy)}
            >
              <Icon name="eye" />
              {say.preview}
            </button>
          </li>
        ))}
      </ol>
      {open && <RemedyDialog remedy={open} onDiagnosed={onDiagnosed} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** Which of several causes a remedy is for. */
function Cured({ remedy, checks }: { remedy: RemedyPartsFragment; checks: DiagnosisPartsFragment['checks'] }) {
  const say = useText(DIAGNOSE)
  const isDutch = useLanguage() === 'nl'
  const check = checks.find(({ remedies }) => remedies.some(({ id }) => id === remedy.id))
  if (!check) return null
  const question = isDutch ? questionOf(check) : check.question
  return (
    <p className="hint">
      {say.remedyFor} <a href={`#${check.code}`}>{question}</a>
    </p>
  )
}
