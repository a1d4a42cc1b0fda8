import { type SQL, sql } from 'drizzle-orm'
import type { ChannelOperationView } from '../../../between/sides.ts'
import type {
  ChangeKey,
  ErrorClass,
  OperationKind,
  OperationOverride,
  OperationRoute,
  OperationStatus,
} from '../../../model/operation.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'

/** One attribute that an operation changes; null where a value is empty or not known yet. */
export type AttributeChange = { attribute: string; oldValue: string | null; newValue: string | null }

/** Why an operation, an attempt or a row was refused. */
export type ErrorView = { errorClass: ErrorClass; code: RowErrorCode; field: string | null; message: string }

/** Something to look at; `customerKeys` are the customers it is about. */
export type WarningRow = {
  code: 'PHONE_LOOKS_WRONG' | 'POSSIBLE_DUPLICATE'
  field: string | null
  message: string
  customerKeys: string[]
}

/** What headquarters and the operation's channel have both changed, as it was when the operation failed. */
export type ConflictRow = {
  key: ChangeKey
  headquartersValue: string | null
  channelValue: string | null
  /** The customer's version that changed it at headquarters, and whose it was: `hq:<user>`, or a channel database. */
  v: number
  source: string
  changedAt: string | null
}

/** An operation as whoever asks sees it: as headquarters has it, or as its channel does while headquarters does not. */
export type OperationView = {
  operationId: string
  customerKey: string
  operationNumber: number | null
  dataAreaId: string
  route: OperationRoute
  channelId: string | null
  channelDatabaseId: string | null
  kind: OperationKind
  status: OperationStatus
  /** 0 while only the channel has it. */
  revision: number
  customerAccount: string | null
  /** In microseconds, as the keyset of the list needs it. */
  capturedAt: string
  capturedBy: string
  uploadedAt: string | null
  settledAt: string | null
  distributedAt: string | null
  error: ErrorView | null
  everFailed: boolean
  fingerprint: string | null
  waitsFor: string | null
  warnings: WarningRow[]
  /** What an operator saved over the captured rows. */
  override: OperationOverride | null
  /** What was changed at headquarters by it; null until it is applied. */
  applied: AttributeChange[] | null
  /** Null unless it has failed with CONFLICT. */
  conflicts: ConflictRow[] | null
  dismissReason: string | null
}

const at = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

/** The columns of an OperationView at headquarters, where `o` is the operation and `given` its customer's account. */
export const operationColumns: SQL = sql`
    o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
    o.data_area_id as "dataAreaId", o.route, o.channel_id as "channelId", o.channel_database_id as "channelDatabaseId", o.kind,
    o.status, o.revision, coalesce(o.account, given.account) as "customerAccount", ${at('o.captured_at')} as "capturedAt",
    o.captured_by as "capturedBy", ${at('o.received_at')} as "uploadedAt", ${at('o.settled_at')} as "settledAt",
    ${at('o.distributed_at')} as "distributedAt", ${errorView('o')} as error, o.ever_failed as "everFailed", o.fingerprint,
    o.waits_for as "waitsFor", o.warnings, o.override, o.applied, o.conflicts, o.dismiss_reason as "dismissReason"`

/** The error columns of a row as an ErrorView; null when it has none. */
export function errorView(alias: string): SQL {
  return sql.raw(`case when ${alias}.error_code is not null then jsonb_build_object(
    'errorClass', coalesce(${alias}.error_class, 'PERMANENT'), 'code', ${alias}.error_code,
    'field', ${alias}.error_field, 'message', coalesce(${alias}.error_message, '')
  ) end`)
}

/** An operation that only its channel has. */
export function pendingView(operation: ChannelOperationView): OperationView {
  return {
    ...operation,
    kind: operation.kind,
    route: 'ASYNC',
    status: 'CAPTURED',
    revision: 0,
    uploadedAt: null,
    settledAt: null,
    distributedAt: null,
    error: null,
    everFailed: false,
    fingerprint: null,
    waitsFor: null,
    warnings: [],
    override: null,
    applied: null,
    conflicts: null,
    dismissReason: null,
  }
}
