import { createHmac } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from './client.ts'
import type { Side } from './migrations.ts'
import { openClient } from './open-client.ts'

/** What the running program may: read and write rows, but define nothing and change no event and no audit entry. */
export const APPLICATION = 'tillsync_application'
/** Reads what holds no personal data. */
export const READER = 'tillsync_reader'

/** Written by migrations alone. */
const FIXED: { [side in Side]: readonly string[] } = { hq: ['batch_job', 'cdx_job', 'cdx_subjob'], channel: [] }

/** What a reader sees: tables and columns that hold no personal data and no secret. What is not named is not seen. */
const READABLE: { [side in Side]: readonly string[] } = {
  hq: [
    ...['legal_entity', 'reference_value', 'address_book', 'customer_group', 'affiliation', 'attribute_definition'],
    'attribute_group',
    'welcome_template',
    'welcome_message',
    ...[
      'number_sequence',
      'functionality_profile',
      'channel_database_group',
      'channel',
      'conflict_policy',
      'parameters',
    ],
    ...['cdx_job', 'cdx_subjob', 'download_session', 'download_position', 'upload_session'],
    `distribution_schedule (id, name, jobs, group_id, recurrence, time_zone, active, active_from, active_until, withheld_at, withheld_by,
      last_run_at, next_run_at, last_message)`,
    ...[
      'batch_job',
      'batch_run',
      'bulk_run_item',
      'synchronize_chunk',
      'schedule_worker',
      'maintenance_fault',
      'filling',
      'feature',
      'feature_plan_run',
      'feature_plan_step',
      'log',
      'log_head',
    ],
    ...[
      'incarnation',
      'headquarters_check',
      'channel_database_contact',
      'open_operation',
      'next_operation',
      'queue_change',
    ],
    ...['operation_count', 'operation_error_count', 'customer_account', 'reconciliation'],
    ...['issue_channel', 'issue_hour', 'bulk_correction_item'],
    `issue (fingerprint, error_class, error_code, error_field, example_id, open, failures, first_seen_at, last_seen_at, resolved_at,
      reopened_at, reopenings, owner, assigned_by, assigned_at, noted_by, noted_at, acknowledged_by, acknowledged_at, snoozed_until,
      snoozed_by, snoozed_at, revision)`,
    'bulk_correction (correction_id, fingerprint, corrected_at, corrected_by, corrected, undone_at, undone_by, undone)',
    ...['first_load', 'headquarters_identity', 'token_key_set', 'store_key', 'store_connection', 'store_refusal'],
    'store_upgrade_hold (channel_database_id, held_at, held_by)',
    'webhook_endpoint (id, events, format, personal_data, enabled, disabled_at, disabled_by, created_at, created_by, ' +
      'position, failures, failing_since, next_attempt_at, last_delivered_at)',
    'webhook_set_aside (endpoint_id, webhook_id, event, position, subject, blocks, set_aside_at, attempts, ' +
      'next_attempt_at)',
    'webhook_delivery (endpoint_id, number, webhook_id, event, at, milliseconds, outcome, status)',
    ...['alert_rule', 'alert', 'alert_notice', 'alert_watch'],
    'alert_mute (rule, subject, muted_at, muted_by, muted_until)',
    `customer_merge (merge_id, number, merged_key, kept_key, leads_to, leads_to_version, data_area_id, merged_account,
      kept_version, same_parts, merged_at, merged_by, undone_at, undone_by)`,
    'dismissed_duplicate',
    'join_code (id, channel_database_id, created_at, created_by, expires_at, used_at, key_id, canceled_at)',
    'audit_entry (id, at, actor, roles, action, target, result, request_id)',
    `operation (operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, route, kind, captured_at, captured_by,
      received_at, received_order, status, revision, waits_for, attempts, ever_failed, error_class, error_code, error_field, fingerprint, account,
      settled_at, distributed_at, cleared_at)`,
  ],
  channel: [
    ...[
      'database_identity',
      'applied_job',
      'channel_switch',
      'filling',
      'settlement',
      'customer_counter',
      'customer_redirect',
      'outbox',
      'log',
      'log_head',
    ],
    ...['upload_pending', 'upload_state', 'headquarters_seen', 'realtime_service_call', 'channel_count'],
    `register (channel_id, register_id, version, waiting_captures, oldest_waiting_at, first_seen_at, last_seen_at,
      paused_at, paused_by, resumed_at)`,
    'audit_entry (id, at, actor, roles, action, target, result, request_id)',
    'operation (operation_id, customer_key, operation_number, data_area_id, channel_id, kind, base_version, ' +
      'route_reason, captured_at, captured_by)',
    'operation_outcome (operation_id, status, error_code, error_field, told_at)',
  ],
}

/**
 * Grants the application's and the reader's role what they need of a side's tables. The roles are created if the
 * connecting user may; where they neither exist nor can be created, users keep the rights that they have. Does nothing
 * for a user who does not own the tables.
 */
export async function grantRoles(tx: Transaction, side: Side): Promise<void> {
  if (!(await isOwner(tx))) return
  for (const role of [APPLICATION, READER]) if (!(await makeRole(tx, role))) return
  const run = (statement: string) => tx.execute(sql.raw(statement))
  await run(`grant usage on schema public, drizzle to ${APPLICATION}, ${READER}`)
  await run(`grant select on drizzle.__drizzle_migrations, drizzle.__expansions to ${APPLICATION}, ${READER}`)
  await run(`grant select, insert, update, delete on all tables in schema public to ${APPLICATION}`)
  await run(`revoke update, delete on log, audit_entry from ${APPLICATION}`)
  if (side === 'hq') await run(`revoke update on customer_consent from ${APPLICATION}`)
  for (const table of FIXED[side]) await run(`revoke insert, update, delete on ${table} from ${APPLICATION}`)
  await run(`grant usage, select on all sequences in schema public to ${APPLICATION}`)
  await run(`grant execute on function remove_expired_events, remove_expired_audit to ${APPLICATION}`)
  const ofSide = side === 'hq' ? 'erase_audit_reasons' : 'analyze_unsettled, reindex_unsettled'
  await run(`grant execute on function ${ofSide} to ${APPLICATION}`)
  for (const readable of READABLE[side]) await run(grantSelect(readable))
  if (side === 'hq' && (await exists(tx, sql`to_regnamespace('graphile_worker')`))) {
    await run(`grant usage on schema graphile_worker to ${APPLICATION}`)
    await run(`grant select, insert, update, delete on all tables in schema graphile_worker to ${APPLICATION}`)
    await run(`grant usage, select on all sequences in schema graphile_worker to ${APPLICATION}`)
    await run(`grant execute on all functions in schema graphile_worker to ${APPLICATION}`)
    await run(POLICIES)
  }
}

/**
 * The job library lets only the owner see the rows of its tables (row level security), unless a policy says otherwise.
 */
const POLICIES = `do $$ declare secured regclass; begin
  for secured in
    select oid from pg_class where relnamespace = to_regnamespace('graphile_worker') and relkind in ('r', 'p') and relrowsecurity
  loop
    if not exists (select from pg_policy where polrelid = secured and polname = '${APPLICATION}') then
      execute format('create policy ${APPLICATION} on %s to ${APPLICATION} using (true) with check (true)', secured);
    end if;
  end loop;
end $$`

/** `table`, or `table (column, …)`. */
function grantSelect(readable: string): string {
  const [, table = readable, columns = ''] = /^(\w+)\s*(\([^)]*\))?$/.exec(readable) ?? []
  return `grant select ${columns} on ${table} to ${READER}`
}

async function isOwner(tx: Transaction): Promise<boolean> {
  return exists(
    tx,
    sql`(select 1 from pg_class where oid = to_regclass('public.audit_entry') and pg_has_role(relowner, 'usage'))`,
  )
}

/** Roles belong to the server: another database's migration may make them in the same moment. */
async function makeRole(tx: Transaction, role: string): Promise<boolean> {
  await tx.execute(
    sql.raw(`do $$ begin
      if to_regrole('${role}') is null and (select rolcreaterole or rolsuper from pg_roles
        where rolname = current_user) then
        create role ${role} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`),
  )
  return exists(tx, sql`to_regrole(${role})`)
}

async function exists(tx: Transaction, what: SQL): Promise<boolean> {
  const [found] = await execute<{ there: boolean }>(tx, sql`/* db.roles */ select (${what}) is not null as there`)
  return found?.there ?? false
}

/**
 * The address of a database of an embedded server for the application's role, which `makeApplicationUser` lets in. Its
 * password comes from the superuser's, so that every process that can read the data folder has the same.
 */
export function applicationUrl(superuserUrl: string): string {
  const url = new URL(superuserUrl)
  url.password = passwordFrom(url.password)
  url.username = APPLICATION
  return url.href
}

/** Lets the application's role in on an embedded server; `superuserUrl` is of any of its databases. */
export async function makeApplicationUser(superuserUrl: string): Promise<void> {
  const { client, close } = openClient(superuserUrl, { max: 1, connectTimeout: 2_000, statementTimeout: 60_000 })
  const password = passwordFrom(new URL(superuserUrl).password)
  try {
    await client.unsafe(`do $$ begin
        if to_regrole('${APPLICATION}') is null then create role ${APPLICATION}; end if;
      exception when duplicate_object or unique_violation then null;
      end $$`)
    await client.unsafe(`alter role ${APPLICATION} login password '${password}'`)
  } finally {
    await close(1)
  }
}

const passwordFrom = (superusers: string) => createHmac('sha256', superusers).update(APPLICATION).digest('base64url')
