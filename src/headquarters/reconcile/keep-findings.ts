import { type SQL, sql } from 'drizzle-orm'
import type { KeyInterval } from '../../between/compared-rows.ts'
import { within } from '../../between/reconcile/interval-rows.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { NewEvent } from '../../model/event.ts'
import { type BatchRunRow, guardFence } from '../jobs/run.ts'
import { FORM } from './at-headquarters.ts'
import type { Fingerprint } from './check-customers.ts'
import type { Finding } from './finding.ts'
import { synchronizeAgain } from './lost-customers.ts'
import { namedAgain } from './named-again.ts'

/** What a step has compared: earlier differences in it that are no longer found are corrected or gone. */
export type Compared = {
  intervals: readonly KeyInterval[]
  dataAreaId: string | null
  /** The compared channel databases, each with the customers that were on their way to it. */
  databases: ReadonlyMap<string, ReadonlySet<string>>
  /** All channel databases were compared, including what only a channel can reveal about headquarters. */
  all: boolean
  findings: readonly Finding[]
  /** Headquarters' explained customers at a position of its log. */
  fingerprints: readonly Fingerprint[]
  position: string
}

/**
 * Records what a step has found and starts corrections: names differing customers in headquarters' log again, for 1010,
 * and sends operations whose result is lost back to be synchronized. An earlier OPEN difference that is no longer found
 * becomes REPAIRED, a REPORTED one becomes GONE.
 */
export async function keepFindings(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  actor: string,
  compared: Compared,
): Promise<void> {
  await transaction(hq.db, async (tx) => {
    await guardFence(tx, run)
    const found = await keepDifferences(tx, run, compared.findings)
    await endDifferences(tx, run, compared)
    await keepFingerprints(tx, compared)
    const erased = compared.findings.filter(({ correct }) => correct === 'ERASE')
    await eraseAgain(tx, erased)
    const carried = compared.findings.filter(({ correct }) => correct === 'CARRY')
    await append(tx, [
      ...carried.map((each) => namedAgain(each)),
      ...erased.map((each) => namedAgain(each, 'ERASED')),
      ...found.map((each) => foundEvent(run, each)),
    ])
  })
  const lost = compared.findings
    .filter(({ correct }) => correct === 'SYNCHRONIZE')
    .map(({ customerKey }) => customerKey)
  if (lost.length > 0)
    await transaction(hq.db, async (tx) => {
      await guardFence(tx, run)
      await synchronizeAgain(tx, actor, run.runId, lost)
    })
  wake(hq.db)
}

type KeptDifference = {
  id: string
  kind: string
  channelDatabaseId: string | null
  customerKey: string
  dataAreaId: string | null
  isNew: boolean
}

const foundEvent = (run: BatchRunRow, found: KeptDifference): NewEvent => ({
  kind: 'DIFFERENCE',
  entityId: found.id,
  dataAreaId: found.dataAreaId,
  channelDatabaseId: found.channelDatabaseId,
  customerKey: found.customerKey,
  runId: run.runId,
  status: 'FOUND',
  errorCode: found.kind,
})

/** Answers with the differences that were not known before. */
async function keepDifferences(
  tx: Transaction,
  run: BatchRunRow,
  findings: readonly Finding[],
): Promise<KeptDifference[]> {
  if (findings.length === 0) return []
  const kept = await execute<KeptDifference>(
    tx,
    sql`/* reconcile.keepDifferences */
    insert into difference (
      kind, status, channel_database_id, customer_key, data_area_id, headquarters_fingerprint, channel_fingerprint,
        other_customer_key,
      message, run_id, last_run_id
    )
    select kind, case when correct is null then 'REPORTED' else 'OPEN' end,
      "channelDatabaseId", "customerKey", "dataAreaId", "headquartersFingerprint", "channelFingerprint",
        "otherCustomerKey",
      message, ${run.runId}::uuid, ${run.runId}::uuid
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as found (
      kind text, "channelDatabaseId" text, "customerKey" uuid, "dataAreaId" text, "headquartersFingerprint" text,
        "channelFingerprint" text,
      "otherCustomerKey" uuid, message text, correct text
    )
    order by "customerKey", kind, coalesce("channelDatabaseId", '')
    on conflict (customer_key, kind, (coalesce(channel_database_id, ''))) where status in ('OPEN', 'REPORTED') do update
    set status = excluded.status, headquarters_fingerprint = excluded.headquarters_fingerprint,
      channel_fingerprint = coalesce(excluded.channel_fingerprint, difference.channel_fingerprint),
      other_customer_key = excluded.other_customer_key, message = excluded.message, last_seen_at = now(),
        last_run_id = excluded.last_run_id
    returning id, kind, channel_database_id as "channelDatabaseId", customer_key as "customerKey",
      data_area_id as "dataAreaId", run_id = ${run.runId}::uuid as "isNew"`,
  )
  return kept.filter(({ isNew }) => isNew)
}

/** A CHANGES_TO_REPEAT or NEWER_AT_CHANNEL difference ends only when a person decides. */
async function endDifferences(tx: Transaction, run: BatchRunRow, compared: Compared): Promise<void> {
  const places = [...compared.databases].map(([id, onTheirWay]) => ({ id, way: [...onTheirWay] }))
  await execute(
    tx,
    sql`/* reconcile.endDifferences */
    with place as materialized (
      select id, way
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place (id text, way uuid[])
    ),
    over as (
      select d.id, d.status
      from ${within(compared.intervals)}
      cross join lateral (
        select * from difference where difference.customer_key between within.first and within.last offset 0
      ) d
      left join place p on p.id = d.channel_database_id
      where d.status in ('OPEN', 'REPORTED') and d.kind not in ('CHANGES_TO_REPEAT', 'NEWER_AT_CHANNEL')
        and d.last_run_id <> ${run.runId}::uuid
        and (${compared.dataAreaId}::text is null or d.data_area_id = ${compared.dataAreaId})
        and case
          when d.channel_database_id is not null then p.id is not null and not d.customer_key = any(p.way)
          else d.channel_fingerprint is null or ${compared.all}::boolean
        end
    )
    update difference d
    set status = case over.status when 'OPEN' then 'REPAIRED' else 'GONE' end, ended_at = now()
    from over
    where over.id = d.id`,
  )
}

async function keepFingerprints(tx: Transaction, { fingerprints, position, findings }: Compared): Promise<void> {
  const suspect = new Set(findings.flatMap(({ correct, customerKey }) => (correct === null ? [customerKey] : [])))
  const explained = fingerprints.filter(({ customerKey }) => !suspect.has(customerKey))
  if (explained.length > 0) await setFingerprints(tx, explained, sql`${position}::bigint`)
}

/** Records these values of headquarters' customers as explained. */
export async function setFingerprints(
  tx: Transaction,
  fingerprints: readonly Fingerprint[],
  position: SQL,
): Promise<void> {
  await execute(
    tx,
    sql`/* reconcile.setFingerprints */
    insert into customer_fingerprint (customer_key, version, fingerprint, form, position)
    select "customerKey", version, fingerprint, ${FORM}, ${position}
    from jsonb_to_recordset(${JSON.stringify(fingerprints)}::jsonb) as sent ("customerKey" uuid, version int,
      fingerprint text)
    where not exists (select from erasure e where e.customer_key = sent."customerKey")
    order by "customerKey"
    on conflict (customer_key) do update
    set version = excluded.version, fingerprint = excluded.fingerprint, form = excluded.form,
      position = excluded.position`,
  )
}

/** Makes the erasure wait for these channel databases again. */
async function eraseAgain(tx: Transaction, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return
  await execute(
    tx,
    sql`/* reconcile.eraseAgain */
    insert into erasure_delivery (customer_key, channel_database_id)
    select "customerKey", "channelDatabaseId"
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as found ("customerKey" uuid, "channelDatabaseId" text)
    order by "customerKey", "channelDatabaseId"
    on conflict (customer_key, channel_database_id) do update set acknowledged_at = null, waiting_since = now()`,
  )
}
