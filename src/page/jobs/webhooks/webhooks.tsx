import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import {
  EnableWebhookEndpointDocument,
  ReplayWebhookEventDocument,
  TestWebhookEndpointDocument,
  WebhooksDocument,
  type WebhooksQuery,
} from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago, At, useNumber } from '../../ui/time.tsx'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { WEBHOOKS } from './webhook-texts.ts'
import './webhooks.css'

type Endpoint = WebhooksQuery['webhookEndpoints'][number]
type SetAside = Endpoint['setAside'][number]

const READ_EVERY_MS = 5_000
const TONES = { DELIVERED: 'good', REFUSED: 'bad', UNREACHABLE: 'bad', MISSING: 'warn' } as const

/** The webhook endpoints: their state, what is set aside, and their last deliveries. */
export function Webhooks() {
  const say = useText(WEBHOOKS)
  const { data, error, refetch } = useApiQuery(WebhooksDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />
  if (data.webhookEndpoints.length === 0)
    return (
      <EmptyState icon="inbox" title={say.none}>
        <p className="soft">{say.noneHint}</p>
      </EmptyState>
    )
  return data.webhookEndpoints.map((endpoint) => <EndpointCard key={endpoint.id} endpoint={endpoint} />)
}

function EndpointCard({ endpoint }: { endpoint: Endpoint }) {
  const say = useText(WEBHOOKS)
  const number = useNumber()
  const { id, url, description, enabled, setAsideCount } = endpoint
  return (
    <section className="card jobs-card webhook" aria-labelledby={`webhook-${id}`}>
      <h2 id={`webhook-${id}`}>
        <StateBadge endpoint={endpoint} /> {description === '' ? url : description}
      </h2>
      {description !== '' && <p className="soft hint">{url}</p>}
      <p className="soft hint">{endpoint.events.map((event) => say[event]).join(' · ')}</p>
      <State endpoint={endpoint} />
      <p className="webhook-actions">
        {enabled ? (
          <button
            type="button"
            className="button small"
            onClick={() =>
              void toastOutcome(
                runMutation(TestWebhookEndpointDocument, { endpoint: id }, (answer) => answer.testWebhookEndpoint),
                say.tested,
              )
            }
          >
            <Icon name="play" />
            {say.test}
          </button>
        ) : (
          <button
            type="button"
            className="button small"
            onClick={() =>
              void toastOutcome(
                runMutation(
                  EnableWebhookEndpointDocument,
                  { endpoint: id, enabled: true },
                  (answer) => answer.setWebhookEndpoint,
                ),
                say.enabledNow,
              )
            }
          >
            {say.enable}
          </button>
        )}
      </p>
      {setAsideCount > 0 && (
        <>
          <h3>{say.setAside(number(setAsideCount))}</h3>
          <p className="soft hint">{say.setAsideHint}</p>
          <ul className="runs">
            {endpoint.setAside.map((event) => (
              <SetAsideLine key={event.webhookId} endpointId={id} event={event} />
            ))}
          </ul>
        </>
      )}
      <Deliveries deliveries={endpoint.deliveries} />
    </section>
  )
}

function StateBadge({ endpoint: { enabled, failingSince } }: { endpoint: Endpoint }) {
  const say = useText(WEBHOOKS)
  if (!enabled) return <span className="badge bad">{say.disabled}</span>
  if (failingSince !== null) return <span className="badge warn">{say.failing}</span>
  return <span className="badge good">{say.delivering}</span>
}

/** Why an endpoint delivers nothing, or when it last did. */
function State({ endpoint }: { endpoint: Endpoint }) {
  const say = useText(WEBHOOKS)
  const number = useNumber()
  const { enabled, failingSince, nextAttemptAt, lastDeliveredAt, lastFailure, disabledAt } = endpoint
  return (
    <>
      {!enabled && (
        <p>
          {say.disabledBy(endpoint.disabledBy ?? '')} {disabledAt !== null && <Ago at={disabledAt} />}{' '}
          <span lang="en">{endpoint.disabledReason}</span>
        </p>
      )}
      {enabled && failingSince !== null && (
        <p>
          {say.since} <Ago at={failingSince} />. <span lang="en">{lastFailure}</span>{' '}
          {nextAttemptAt !== null && (
            <>
              {say.nextAttempt}: <At at={nextAttemptAt} />
            </>
          )}
        </p>
      )}
      <p className="soft hint">
        {lastDeliveredAt === null ? (
          say.never
        ) : (
          <>
            {say.lastDelivered} <Ago at={lastDeliveredAt} />
          </>
        )}
        {endpoint.entriesBehind !== '0' && ` · ${say.behind(number(Number(endpoint.entriesBehind)))}`}
      </p>
    </>
  )
}

function SetAsideLine({ endpointId, event }: { endpointId: string; event: SetAside }) {
  const say = useText(WEBHOOKS)
  const number = useNumber()
  const { webhookId, attempts, nextAttemptAt, lastFailure, customerId } = event
  return (
    <li className="run">
      <p className="run-name">
        <strong>{say[event.event]}</strong>
        <span className="soft mono">{customerId ?? webhookId}</span>
        {nextAttemptAt !== null && (
          <button
            type="button"
            className="button small"
            onClick={() =>
              void toastOutcome(
                runMutation(
                  ReplayWebhookEventDocument,
                  { endpoint: endpointId, webhookId },
                  (answer) => answer.replayWebhookEvent,
                ),
                say.replayed,
              )
            }
          >
            {say.replay}
            <span className="unseen"> {webhookId}</span>
          </button>
        )}
      </p>
      <p className="run-more soft hint">
        {nextAttemptAt === null ? (
          say.waits
        ) : (
          <>
            {attempts === 1 ? say.triedOnce : say.tried(number(attempts))} · <span lang="en">{lastFailure}</span> ·{' '}
            {say.nextAttempt}: <At at={nextAttemptAt} />
          </>
        )}
      </p>
    </li>
  )
}

function Deliveries({ deliveries }: { deliveries: Endpoint['deliveries'] }) {
  const say = useText(WEBHOOKS)
  if (deliveries.length === 0) return <p className="soft hint">{say.noDeliveries}</p>
  return (
    <details>
      <summary>{say.deliveries}</summary>
      <ul className="runs">
        {deliveries.map(({ number, webhookId, event, at, milliseconds, outcome, answer }) => (
          <li key={number} className="run">
            <p className="run-name">
              <span className={`badge ${TONES[outcome]}`}>{say[outcome]}</span>
              <strong>{say[event]}</strong>
              <span className="soft mono">{webhookId}</span>
            </p>
            <p className="run-more soft hint">
              <Ago at={at} /> · {milliseconds} ms · <span lang="en">{answer}</span>
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
