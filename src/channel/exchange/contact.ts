import { type SQL, sql } from 'drizzle-orm'
import type { ContactAnswer } from '../../between/channel-state.ts'
import type { HeadquartersMark, KnownLog, NewestKnown } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { Whereabouts } from '../../between/whereabouts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { seenMark } from '../incarnation/seen-headquarters.ts'
import { sequence } from '../log/sequence.ts'
import { comparedWith, type Identity, identify, identityHere, type Lacks, lackSentence } from './channel-identity.ts'
import { findNotUploaded, newestNotUploaded } from './not-uploaded.ts'
import { whereaboutsHere } from './whereabouts.ts'

/**
 * The beginning of a contact with headquarters. What is not uploaded is listed only if it has changed since
 * headquarters knows it, or if headquarters asks for it (`list`): a contact that carries nothing is one statement.
 */
export async function contact(
  database: ChannelDatabase,
  other: string | null,
  known: NewestKnown,
  list: boolean,
): Promise<ContactAnswer> {
  const { db } = database
  let here = await readContact(db, other, known)
  if (here.identity?.channelDatabaseId !== database.id || here.unsequenced) {
    const identity = await identify(db, database.id)
    await sequence(db)
    here = { ...(await readContact(db, other, known)), identity: { ...identity, channelDatabaseId: database.id } }
  }
  const { whereabouts, seen, forgotten, log, uploadDue, applied, redirectsThrough } = here
  const missing = lackSentence(database.id, here.identity?.sourceId ?? null, known.upload, here.lacks)
  const isChanged = known.log === null || known.log.operationId !== log.operationId
  const notUploaded = list || isChanged ? await findNotUploaded(db) : null
  return { whereabouts, seen, missing, forgotten, log, notUploaded, uploadDue, applied, redirectsThrough }
}

type Here = {
  identity: Identity | null
  whereabouts: Whereabouts
  seen: HeadquartersMark | null
  lacks: Lacks
  forgotten: boolean
  log: KnownLog
  unsequenced: boolean
  uploadDue: boolean
  applied: ContactAnswer['applied']
  redirectsThrough: string | null
}

async function readContact(db: Executor, other: string | null, known: NewestKnown): Promise<Here> {
  const [here] = await execute<Here>(
    db,
    sql`/* exchange.contact */
    select (select to_jsonb(i) from (${identityHere}) i) as identity,
      (select to_jsonb(w) from (${whereaboutsHere(other)}) w) as whereabouts,
      (select to_jsonb(s) from (${seenMark}) s) as seen,
      (select to_jsonb(l) from (${comparedWith(known.upload, known.log)}) l) as lacks,
      ${hasForgottenKey(known.keyed)} as forgotten,
      jsonb_build_object('position', log_head.position::text, 'operationId', (${newestNotUploaded})) as log,
      exists (select from outbox) as unsequenced,
      exists (select from upload_pending) or exists (
        select from upload_state where reason is not null or last_success_at is null
      ) as "uploadDue",
      (select coalesce(jsonb_object_agg(job_id, position::text), '{}') from applied_job) as applied,
      (select redirects_through::text from applied_job where job_id = '1010') as "redirectsThrough"
    from log_head
    where id = 1`,
  )
  if (!here) throw new Error('The channel database has no log.')
  return here
}

/** True if this database lacks a request that it has sent, or that headquarters has returned to it. */
export async function hasForgotten(db: Executor, keyed: NewestKnown['keyed']): Promise<boolean> {
  if (keyed === null) return false
  const [here] = await execute<{ forgotten: boolean }>(
    db,
    sql`/* exchange.hasForgotten */ select ${hasForgottenKey(keyed)} as forgotten`,
  )
  return here?.forgotten ?? true
}

const hasForgottenKey = (keyed: NewestKnown['keyed']): SQL =>
  keyed === null
    ? sql`false`
    : sql`(
        not exists (select from operation where operation_id = ${keyed.operationId}::uuid)
        and not exists (select from realtime_service_call where operation_id = ${keyed.operationId}::uuid)
        and not exists (
          select from idempotency
          where customer_key = ${keyed.customerKey}::uuid and operation_id = ${keyed.operationId}::uuid
        )
      )`
