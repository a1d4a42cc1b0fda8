import { useLanguage, useText } from '../../api/language.ts'
import { useLive } from '../../api/live.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import { DUTCH_CHECKS } from '../../diagnose/dutch.ts'
import {
  type AlertPartsFragment,
  AlertsDocument,
  OpenAlertEventsDocument,
  UnmuteAlertDocument,
} from '../../generated/documents.ts'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago, At, useNumber } from '../../ui/time.tsx'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { AlertRules } from './alert-rules.tsx'
import { ALERTS } from './alert-texts.ts'
import { MuteButton } from './mute-alert.tsx'
import './alerts.css'

const READ_EVERY_MS = 15_000

/** The alerts that are open, those that closed last, and the rules that open them. */
export function Alerts() {
  const say = useText(ALERTS)
  const { data, error, refetch } = useApiQuery(AlertsDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  useLive(OpenAlertEventsDocument, {}, () => void refetch())
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />
  const { open, closed, alertRules } = data
  return (
    <>
      {open.nodes.length === 0 ? (
        <EmptyState icon="check" title={say.none}>
          <p className="soft">{say.noneHint}</p>
        </EmptyState>
      ) : (
        <section className="card jobs-card" aria-labelledby="open-alerts">
          <h2 id="open-alerts">{say.open}</h2>
          <ul className="runs">
            {open.nodes.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
          </ul>
        </section>
      )}
      <AlertRules rules={alertRules} />
      <section className="card jobs-card" aria-labelledby="closed-alerts">
        <h2 id="closed-alerts">{say.closed}</h2>
        {closed.nodes.length === 0 && <p className="soft hint">{say.noClosed}</p>}
        <ul className="runs">
          {closed.nodes.map((alert) => (
            <AlertLine key={alert.id} alert={alert} />
          ))}
        </ul>
      </section>
    </>
  )
}

function AlertLine({ alert }: { alert: AlertPartsFragment }) {
  const say = useText(ALERTS)
  const { rule, subject, status, openedAt, closedAt, wellSince, mute } = alert
  const name = subject === null ? say[rule] : `${say[rule]}: ${subject}`
  return (
    <li className="run alert-line">
      <p className="run-name">
        <span className={status === 'CLOSED' ? 'badge' : wellSince === null ? 'badge bad' : 'badge warn'}>
          {say[rule]}
        </span>
        {subject !== null && <strong>{subject}</strong>}
        {(status === 'OPEN' || mute !== null) && <MuteActions alert={alert} name={name} />}
      </p>
      <Message alert={alert} />
      <p className="run-more soft hint">
        {closedAt === null ? (
          <>
            {say.since} <Ago at={openedAt} />
          </>
        ) : (
          <>
            {say.was} <At at={openedAt} /> {say.until} <At at={closedAt} />
          </>
        )}
        {wellSince !== null && closedAt === null && (
          <>
            {' · '}
            {say.recovering} <Ago at={wellSince} />
          </>
        )}
        {mute !== null && (
          <>
            {' · '}
            {say.muted(mute.mutedBy)} <At at={mute.until} />: {mute.reason}
          </>
        )}
      </p>
      <Notices alert={alert} />
    </li>
  )
}

/** The sentence of its check; in Dutch, the cause without the names in it. */
function Message({ alert: { message, checks } }: { alert: AlertPartsFragment }) {
  const [check] = checks
  if (useLanguage() === 'nl' && check !== undefined) return <p className="alert-message">{DUTCH_CHECKS[check].cause}</p>
  return (
    <p className="alert-message" lang="en">
      {message}
    </p>
  )
}

function MuteActions({ alert: { id, mute }, name }: { alert: AlertPartsFragment; name: string }) {
  const say = useText(ALERTS)
  const may = useMay()
  if (!may('Mutation.muteAlert')) return null
  if (mute === null) return <MuteButton id={id} name={name} />
  return (
    <button
      type="button"
      className="button small"
      onClick={() =>
        void toastOutcome(
          runMutation(UnmuteAlertDocument, { alert: id }, (answer) => answer.unmuteAlert),
          say.unmutedNow,
        )
      }
    >
      {say.unmute}
      <span className="unseen"> {name}</span>
    </button>
  )
}

/** How it was told, and why it could not be. */
function Notices({ alert: { notices, mute, status } }: { alert: AlertPartsFragment }) {
  const say = useText(ALERTS)
  const number = useNumber()
  if (notices.length === 0)
    return mute === null && status === 'OPEN' ? <p className="run-more soft hint">{say.notTold}</p> : null
  return notices.map(({ event, channel, status: state, sentAt, attempts, nextAttemptAt, lastFailure }) => (
    <p key={`${event} ${channel}`} className="run-more soft hint">
      {say[channel]}, {say[event]}: {say[state]} {sentAt !== null && <Ago at={sentAt} />}
      {lastFailure !== null && (
        <>
          {' · '}
          {attempts === 1 ? say.triedOnce : say.tried(number(attempts))} · <span lang="en">{lastFailure}</span>
        </>
      )}
      {nextAttemptAt !== null && attempts > 0 && (
        <>
          {' · '}
          {say.next} <At at={nextAttemptAt} />
        </>
      )}
    </p>
  ))
}
