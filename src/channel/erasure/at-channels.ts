import { type Decision, type Decisions, ofCustomer, ofItsOperations } from '../../log/decision.ts'
import { STAGING_TABLES } from '../../model/operation.ts'

const keep = (why: string): Decision => ({ does: 'KEEP', why })
const rowsOfCustomer: Decision = { does: 'DELETE', rows: ofCustomer }

/**
 * What a channel database does with each of its tables when a tombstone arrives. Ids and statuses stay, and so does the
 * order of operations.
 */
export const AT_CHANNELS: Decisions = {
  ...Object.fromEntries(STAGING_TABLES.map((table): [string, Decision] => [table, rowsOfCustomer])),
  customer: rowsOfCustomer,
  duplicate_key: rowsOfCustomer,
  loyalty_card: rowsOfCustomer,
  unsettled_operation: rowsOfCustomer,
  operation_outcome: {
    does: 'CLEAR',
    rows: ofItsOperations,
    sets: { error_message: 'null' },
    keeps: ['status', 'error_code', 'error_field'],
  },
  operation: {
    does: 'CLEAR',
    rows: ofCustomer,
    // The hash covers the values: it could confirm a guess.
    sets: {
      hash: `'ERASED'`,
      search: `''::tsvector`,
      removed_words: 'null',
      sort_key: 'null',
      address_books: 'null',
      request_hash: 'null',
      key_hash: 'null',
      traceparent: 'null',
    },
    keeps: ['data_area_id', 'channel_id', 'kind', 'customer_account', 'route_reason', 'captured_by'],
  },
  customer_counter: keep('the tombstone itself: key and number'),
  customer_redirect: keep('keys and an account number'),
  repeated_operation: keep('ids'),
  settlement: keep('key and number'),
  idempotency: {
    does: 'CLEAR',
    rows: ofCustomer,
    // A hash of the values. The hash of the key stays: the request must not make the customer again.
    sets: { request_hash: `'ERASED'` },
    keeps: ['scope', 'key', 'is_hashed', 'state', 'returned_route'],
  },
  idempotency_secret: keep('the key of the hashes'),
  realtime_service_call: keep('ids, codes and the actor'),
  audit_entry: keep('actor, action and id; captures have no reason'),
  outbox: keep('ids and statuses'),
  log: keep('ids and statuses'),
  log_head: keep('a position'),
  upload_pending: keep('ids and kinds; operations that are still uploaded are dropped at headquarters'),
  headquarters_seen: keep('a position and numbers'),
  upload_state: keep('when an upload was tried, and the code of its fault'),
  database_identity: keep('the identity of the database'),
  filling: keep('a key, and how far a filling is'),
  configuration: keep('the organization, without customers'),
  applied_job: keep('positions'),
  channel_cache: keep('a copy of the configuration'),
  channel_switch: keep('switches of a channel'),
  register: keep('devices of a channel: numbers, times, and why one was paused'),
  channel_count: keep('numbers'),
}
