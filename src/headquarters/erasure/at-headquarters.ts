import { sql } from 'drizzle-orm'
import { type Decision, type Decisions, ofCustomer, ofItsOperations } from '../../log/decision.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import { runsAbout } from './runs-about.ts'

const keep = (why: string): Decision => ({ does: 'KEEP', why })
const rowsOfCustomer: Decision = { does: 'DELETE', rows: ofCustomer }
const rowsOfItsOperations: Decision = { does: 'DELETE', rows: ofItsOperations }
const organization = keep('the organization, no customers')

/** Replaces a free text, which may name a person. */
const erasedText = (column: string) => `case when ${column} is not null then '[erased]' end`

/** How an erasure treats each table of headquarters. Ids, statuses, codes, times and actors stay. */
export const AT_HEADQUARTERS: Decisions = {
  // First, because the customer's values identify the filters that name the customer.
  bulk_run: {
    does: 'CLEAR',
    rows: runsAbout,
    sets: {
      filter: `(filter - array['search', 'customer']) || '{"erased": true}'::jsonb`,
      reason: erasedText('reason'),
    },
    keeps: ['channels'],
  },
  ...Object.fromEntries(STAGING_TABLES.map((table): [string, Decision] => [table, rowsOfItsOperations])),
  customer_address: rowsOfCustomer,
  customer_contact: rowsOfCustomer,
  customer_consent: rowsOfCustomer,
  customer_affiliation: rowsOfCustomer,
  customer_attribute: rowsOfCustomer,
  external_id: rowsOfCustomer,
  loyalty_card: rowsOfCustomer,
  customer_reveal: rowsOfCustomer,
  duplicate_key: rowsOfCustomer,
  dismissed_duplicate: {
    does: 'DELETE',
    rows: (keys) => sql`customer_key = any(${keys}::uuid[]) or other_key = any(${keys}::uuid[])`,
  },
  customer: rowsOfCustomer,
  operation_attempt: {
    does: 'CLEAR',
    rows: ofItsOperations,
    sets: { error_message: 'null', reason: erasedText('reason'), changes: 'null', override: 'null' },
    keeps: ['actor', 'outcome', 'error_class', 'error_code', 'error_field'],
  },
  operation: {
    does: 'CLEAR',
    rows: ofCustomer,
    sets: {
      // A hash of the values: guessing the values would confirm them.
      hash: `'ERASED'`,
      error_message: 'null',
      warnings: `'[]'::jsonb`,
      override: 'null',
      applied: 'null',
      conflicts: 'null',
      dismiss_reason: erasedText('dismiss_reason'),
      fingerprint: 'null',
      retried_cause: 'null',
      traceparent: 'null',
      cleared_at: 'now()',
    },
    keeps: [
      ...['data_area_id', 'channel_id', 'channel_database_id', 'route', 'kind', 'captured_by', 'status', 'account'],
      // The names of the changed attributes, without values.
      ...['listed_status', 'changed'],
      ...['error_class', 'error_code', 'error_field'],
    ],
  },
  idempotency_key: {
    does: 'CLEAR',
    rows: ofCustomer,
    // A hash of the values. The hash of the key stays: the request must not make the customer again.
    sets: { request_hash: `'ERASED'` },
    keeps: ['channel_database_id', 'channel_id', 'key_hash'],
  },
  audit_entry: { does: 'ELSEWHERE', where: 'erase_audit_reasons: entries stay without their reasons' },
  download_package: {
    does: 'ELSEWHERE',
    where: 'purgePackages: the rows are removed from those in progress; the others are deleted',
  },
  customer_fingerprint: rowsOfCustomer,
  difference: {
    does: 'CLEAR',
    rows: ofCustomer,
    // Fingerprints of the values: guessing the values would confirm them.
    sets: {
      headquarters_fingerprint: 'null',
      channel_fingerprint: 'null',
      reason: erasedText('reason'),
      // Nobody is left to decide about, or to restore.
      status: `case when status in ('OPEN', 'REPORTED') then 'GONE' else status end`,
      ended_at: 'coalesce(ended_at, now())',
    },
    keeps: ['kind', 'channel_database_id', 'data_area_id', 'message', 'resolved_by'],
  },
  reconciliation: keep('counts and positions'),
  erasure: keep('the tombstone: key, account number, reason and actor'),
  erased_operation: keep('the tombstone: operation ids'),
  erasure_delivery: keep('which channel databases have cleared the customer'),
  customer_merge: {
    does: 'CLEAR',
    rows: (keys) => sql`${keys} && array[merged_key, kept_key, leads_to]`,
    // Both customers, as they were before.
    sets: { stored: 'null' },
    // The redirect stays, so that what names the merged customer finds the tombstone.
    keeps: [
      ...['leads_to_version', 'data_area_id', 'merged_account', 'kept_version', 'same_parts', 'merged_by', 'undone_by'],
    ],
  },
  customer_account: keep('the account number is never given again'),
  operation_count: keep('numbers'),
  operation_error_count: keep('numbers'),
  issue: keep('causes and counts; its note is to hold no personal data'),
  issue_channel: keep('numbers'),
  issue_hour: keep('numbers'),
  bulk_correction_item: keep('operation ids'),
  bulk_correction: {
    does: 'CLEAR',
    rows: (keys) => sql`correction_id in (
      select item.correction_id from bulk_correction_item item join operation o using (operation_id)
      where o.customer_key = any(${keys}::uuid[])
    )`,
    sets: { reason: erasedText('reason') },
    keeps: ['fingerprint', 'corrected_by', 'undone_by'],
  },
  open_operation: keep('ids and statuses of open operations, all of them dismissed'),
  next_operation: keep('ids'),
  queue_change: keep('ids'),
  bulk_run_item: keep('operation ids and codes'),
  batch_job: keep('the jobs'),
  batch_run: keep('counts and codes'),
  synchronize_chunk: keep('counts and leases'),
  schedule_worker: keep('leases, processes and clocks'),
  maintenance_fault: keep('how often maintenance failed'),
  filling: keep('a key, and how far a filling is'),
  log: keep('ids and statuses'),
  log_head: keep('a position'),
  incarnation: keep('positions'),
  headquarters_check: keep('positions and numbers'),
  channel_database_contact: keep('addresses of databases'),
  headquarters_identity: keep('the name of headquarters'),
  join_code: keep('hashes of codes, for channel databases'),
  store_key: keep('public keys of stores'),
  store_connection: keep('processes and leases'),
  store_refusal: keep('why stores were refused, in sentences of the program'),
  store_upgrade_hold: keep('why administrators have held upgrades'),
  process_ticket: keep('hashes'),
  token_key_set: keep('public keys, and ids of tokens'),
  sign_in_session: keep('persons who are signed in to the page: employees, no customers'),
  token_budget: keep('what is left of the budgets of tokens'),
  webhook_endpoint: keep('receivers of events; their last failure is a status'),
  webhook_secret: keep('signing secrets'),
  webhook_set_aside: {
    does: 'CLEAR',
    rows: ofCustomer,
    // A receiver with personal data may repeat it in its answer.
    sets: { last_failure: erasedText('last_failure') },
    keeps: ['webhook_id', 'event', 'subject', 'facts'],
  },
  webhook_delivery: {
    does: 'CLEAR',
    rows: ofCustomer,
    sets: { answer: `'[erased]'` },
    keeps: ['webhook_id', 'event', 'outcome'],
  },
  alert_rule: keep('thresholds and times'),
  alert: keep('what checks have found, in sentences of the program'),
  alert_mute: keep('why operators have muted alerts'),
  alert_notice: keep('what was sent of alerts; addresses are settings'),
  alert_watch: keep('a lease'),
  cdx_job: keep('the jobs'),
  cdx_subjob: keep('the jobs'),
  distribution_schedule: keep('when jobs run, and why an operator has withheld them'),
  download_session: keep('counts and positions'),
  download_position: keep('positions'),
  first_load: keep('positions; its parts are in download_package'),
  upload_session: keep('counts'),
  feature: keep('features'),
  feature_plan_run: keep('features'),
  feature_plan_step: keep('features, jobs and their results'),
  legal_entity: organization,
  reference_value: organization,
  address_book: organization,
  customer_group: organization,
  affiliation: organization,
  attribute_definition: organization,
  attribute_group: organization,
  welcome_template: organization,
  welcome_message: rowsOfCustomer,
  number_sequence: organization,
  default_customer: organization,
  functionality_profile: organization,
  channel_database_group: organization,
  channel_database: organization,
  channel: organization,
  conflict_policy: organization,
  parameters: organization,
}
