import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { EventKind, LogEvent } from '../../../model/event.ts'
import { TYPE_OF, type WebhookEvent, type WebhookFacts } from '../../../model/webhook.ts'
import type { WebhookMessage } from './message.ts'

const KINDS: { readonly [event in WebhookEvent]: readonly EventKind[] } = {
  OPERATION_FAILED: ['OPERATION'],
  OPERATION_COMPLETED: ['OPERATION'],
  CUSTOMER_CREATED: ['OPERATION', 'CUSTOMER'],
  CUSTOMER_CHANGED: ['OPERATION', 'CUSTOMER'],
  CUSTOMER_ERASED: ['CUSTOMER'],
  SESSION_FAILED: ['DOWNLOAD_SESSION', 'UPLOAD_SESSION'],
  RUN_FAILED: ['BATCH_RUN'],
  DIFFERENCE_FOUND: ['DIFFERENCE'],
  ALERT_OPENED: ['ALERT'],
  ALERT_CLOSED: ['ALERT'],
}

/** The kinds of log entries that these events come from. */
export const kindsOf = (events: readonly WebhookEvent[]): EventKind[] => [
  ...new Set(events.flatMap((event) => KINDS[event])),
]

/** The messages that entries of the log make, in their order, as far as these events are asked for. */
export async function messagesOf(
  db: Executor,
  entries: readonly LogEvent[],
  wanted: readonly WebhookEvent[],
): Promise<WebhookMessage[]> {
  if (entries.length === 0) return []
  const [kinds, incarnations] = [await operationKinds(db, entries), await readIncarnations(db)]
  const alerts = await alertFacts(db, entries)
  return entries.flatMap((entry) => {
    const operationKind = entry.operationId === null ? null : (kinds.get(entry.operationId) ?? null)
    const incarnation = incarnations.findLast((each) => BigInt(each.began) < BigInt(entry.position))?.number ?? '0'
    return eventsOf(entry, operationKind)
      .filter((event) => wanted.includes(event))
      .map((event) => messageOf(entry, event, operationKind, `evt_${incarnation}_${entry.position}_${TYPE_OF[event]}`))
      .map((message) => ({ ...message, facts: { ...message.facts, ...alerts.get(entry.entityId) } }))
  })
}

/** What an entry of the log means to a receiver; several in the order in which they are sent. */
function eventsOf({ kind, status, channelDatabaseId }: LogEvent, operationKind: string | null): WebhookEvent[] {
  const saved = operationKind === 'CREATE_CUSTOMER' ? 'CUSTOMER_CREATED' : 'CUSTOMER_CHANGED'
  switch (kind) {
    case 'OPERATION':
      if (status === 'FAILED') return ['OPERATION_FAILED']
      if (status === 'SYNCED') return [saved, 'OPERATION_COMPLETED']
      return status === 'SUPERSEDED' ? ['OPERATION_COMPLETED'] : []
    case 'CUSTOMER':
      // An erasure that is sent to one channel database again, and a customer that is distributed again, are not news.
      if (status === 'ERASED') return channelDatabaseId === null ? ['CUSTOMER_ERASED'] : []
      return status === 'RECONCILED' ? [] : [saved]
    case 'DOWNLOAD_SESSION':
    case 'UPLOAD_SESSION':
      return status?.endsWith('FAILED') ? ['SESSION_FAILED'] : []
    case 'BATCH_RUN':
      return status === 'ERROR' ? ['RUN_FAILED'] : []
    case 'DIFFERENCE':
      return status === 'FOUND' ? ['DIFFERENCE_FOUND'] : []
    case 'ALERT':
      return status === 'OPENED' ? ['ALERT_OPENED'] : status === 'CLOSED' ? ['ALERT_CLOSED'] : []
    default:
      return []
  }
}

function messageOf(
  entry: LogEvent,
  event: WebhookEvent,
  operationKind: string | null,
  webhookId: string,
): WebhookMessage {
  const { kind, entityId, customerKey, operationId } = entry
  const isSession = kind === 'DOWNLOAD_SESSION' || kind === 'UPLOAD_SESSION'
  return {
    webhookId,
    event,
    subject: customerKey ?? operationId ?? entityId,
    facts: {
      position: entry.position,
      at: entry.at,
      customerId: customerKey,
      operationId,
      operationKind,
      sessionId: isSession ? entityId : null,
      runId: entry.runId,
      differenceId: kind === 'DIFFERENCE' ? entityId : null,
      legalEntity: entry.dataAreaId,
      channel: entry.channelId,
      channelDatabase: entry.channelDatabaseId,
      status: entry.status,
      revision: entry.revision,
      errorCode: kind === 'ALERT' ? null : entry.errorCode,
    },
  }
}

async function operationKinds(db: Executor, entries: readonly LogEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap(({ operationId }) => operationId ?? []))]
  if (ids.length === 0) return new Map()
  const found = await execute<{ operationId: string; kind: string }>(
    db,
    sql`/* webhooks.operationKinds */
    select operation_id as "operationId", kind
    from operation
    where operation_id = any(${sql.param(ids)}::uuid[])`,
  )
  return new Map(found.map(({ operationId, kind }) => [operationId, kind]))
}

/** What alerts are about, by their ids; those that are no longer kept are left out. */
async function alertFacts(db: Executor, entries: readonly LogEvent[]): Promise<Map<string, Partial<WebhookFacts>>> {
  const ids = [...new Set(entries.filter(({ kind }) => kind === 'ALERT').map(({ entityId }) => entityId))]
  if (ids.length === 0) return new Map()
  const found = await execute<{ id: string; rule: string; subject: string | null; message: string }>(
    db,
    sql`/* webhooks.alertFacts */
    select id, rule, nullif(subject, '') as subject, message
    from alert
    where id = any(${sql.param(ids)}::uuid[])`,
  )
  return new Map(
    found.map(({ id, rule, subject, message }) => [
      id,
      { alertId: id, alertRule: rule, alertSubject: subject, alertMessage: message },
    ]),
  )
}

/** The incarnations of headquarters: each numbers positions from the start, so an id names both. */
async function readIncarnations(db: Executor): Promise<{ number: string; began: string }[]> {
  return await execute<{ number: string; began: string }>(
    db,
    sql`/* webhooks.incarnations */
    select number::text as number, began_at_position::text as began
    from incarnation i
    order by i.number`,
  )
}
