import { type FormEvent, useMemo, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { featureName, featureNameLanguage } from '../features/feature-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { useRecordTitle } from '../ui/title.ts'
import { DiagnosisAnswer } from './diagnosis-answer.tsx'
import { NameMatches } from './name-matches.tsx'
import { candidatesOf, type Known } from './subject.ts'
import { DIAGNOSE } from './texts.ts'
import { DIAGNOSE_TITLE } from './title.ts'
import { useDiagnosis, useKnown } from './use-diagnosis.ts'
import '../operations/operations.css'
import '../operations/panel/panel.css'
import './diagnose.css'

/** In the address: the whole installation. */
const EVERYTHING = '*'

/** A search box, and for its text the diagnosis: why it is not at headquarters, the evidence, and the remedies. */
export default function DiagnoseView() {
  const say = useText(DIAGNOSE)
  const title = DIAGNOSE_TITLE[useLanguage()]
  const [address, setAddress] = useSearchParams()
  const of = address.get('of') ?? ''
  const as = address.get('as') ?? ''
  useRecordTitle(of === EVERYTHING ? say.installation : of || null)
  const known = useKnown()
  const candidates = useMemo(
    () => (of && known ? candidatesOf(of === EVERYTHING ? '' : of, as, known) : null),
    [of, as, known],
  )
  const found = useDiagnosis(candidates)
  const field = useRef<HTMLInputElement>(null)
  useShortcut('/', say.diagnose, () => field.current?.focus())
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = (field.current?.value ?? '').trim()
    if (text === of && found.data) void found.refetch()
    setAddress(text ? { of: text } : { of: EVERYTHING })
  }
  const answer = found.data && of !== '' && (
    <DiagnosisAnswer
      answer={found.data}
      busy={found.isFetching}
      again={() => void found.refetch()}
      lookUpAs={(kind) => setAddress(kind ? { of, as: kind } : { of }, { replace: true })}
      onDiagnosed={found.put}
    />
  )
  // A text that identifies nothing may be a name.
  const isName = as === '' && found.data?.kind === 'account' && found.data.diagnosis.subject === null
  return (
    <div className="diagnose">
      <header className="view-head">
        <div>
          <p className="soft hint">{say.lead}</p>
          <h1>{title}</h1>
        </div>
      </header>
      <search>
        <form className="diagnose-search" onSubmit={submit}>
          <div className="search-field">
            <Icon name="search" />
            <input
              ref={field}
              key={of}
              type="search"
              className="input"
              defaultValue={of === EVERYTHING ? '' : of}
              placeholder={say.search}
              aria-label={say.search}
              autoComplete="off"
            />
          </div>
          <button type="submit" className="button primary">
            <Icon name="clipboard" />
            {say.diagnose}
          </button>
        </form>
      </search>
      {known && <Suggestions known={known} />}
      {!of && (
        <EmptyState icon="clipboard" title={say.emptyTitle}>
          <p className="soft">{say.emptyHint}</p>
        </EmptyState>
      )}
      {of && !found.data && found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {of && !found.data && !found.error && <Skeleton lines={6} />}
      {answer && (isName ? <NameMatches text={of}>{answer}</NameMatches> : answer)}
    </div>
  )
}

/** Links to diagnose the installation, a channel or a feature. */
function Suggestions({ known }: { known: Known }) {
  const say = useText(DIAGNOSE)
  const language = useLanguage()
  const [address] = useSearchParams()
  const now = address.get('of')
  const link = (of: string, name: string, lang?: 'en') => (
    <Link
      key={of}
      href={`/diagnose?of=${encodeURIComponent(of)}`}
      className="button small"
      aria-current={now === of ? 'true' : undefined}
      lang={lang}
    >
      {name}
    </Link>
  )
  return (
    <nav className="diagnose-suggestions" aria-label={say.orLookAt}>
      <span className="soft">{say.orLookAt}</span>
      {link(EVERYTHING, say.installation)}
      {known.channels.map(({ key, name }) => link(key, name))}
      <details>
        <summary className="button small">{say.features}</summary>
        <div className="diagnose-features card">
          {known.features.map((feature) =>
            link(feature.key, featureName(language, feature), featureNameLanguage(language, feature)),
          )}
        </div>
      </details>
    </nav>
  )
}
