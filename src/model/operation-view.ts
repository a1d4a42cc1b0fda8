import { z } from 'zod'
import {
  type ChangeKey,
  type ErrorClass,
  OPERATION_KINDS,
  type OperationKind,
  type OperationOverride,
  type OperationRoute,
  type OperationStatus,
} from './operation.ts'
import type { RowErrorCode } from './row-error-codes.ts'
import { count, text, textOrNull, timeText, uuid } from './wire-values.ts'

/** One attribute that an operation changes; null where a value is empty or not known yet. */
export type AttributeChange = { attribute: string; oldValue: string | null; newValue: string | null }

/** Why an operation, an attempt or a row was refused. */
export type ErrorView = { errorClass: ErrorClass; code: RowErrorCode; field: string | null; message: string }

/** A hint from headquarters; `customerKeys` are the customers that it is about. */
export type WarningRow = {
  code: 'PHONE_LOOKS_WRONG' | 'POSSIBLE_DUPLICATE'
  field: string | null
  message: string
  customerKeys: string[]
}

/**
 * An attribute that headquarters and the operation's channel have both changed, as it was when the operation failed.
 */
export type ConflictRow = {
  key: ChangeKey
  headquartersValue: string | null
  channelValue: string | null
  /** The customer's version after headquarters' change, and its source: `hq:<user>` or a channel database. */
  v: number
  source: string
  changedAt: string | null
}

/** An operation as its reader sees it: as headquarters has it, or as its channel does while headquarters does not. */
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
  completedAt: string | null
  distributedAt: string | null
  error: ErrorView | null
  everFailed: boolean
  fingerprint: string | null
  waitsFor: string | null
  warnings: WarningRow[]
  /** The corrections that operators have saved. */
  override: OperationOverride | null
  /** The names of the attributes that it carries; null: only its rows tell. */
  changed: string[] | null
  /** The changes that it made at headquarters; null until it is applied. */
  applied: AttributeChange[] | null
  /** Null unless it has failed with CONFLICT. */
  conflicts: ConflictRow[] | null
  dismissReason: string | null
}

/** An operation as its channel database has it: CAPTURED, or a later status that 1010 has delivered. */
export type ChannelOperationView = z.infer<typeof channelOperationView>
export const channelOperationView = z.object({
  operationId: uuid,
  customerKey: uuid,
  operationNumber: count,
  dataAreaId: text,
  channelId: text,
  channelDatabaseId: text,
  kind: z.enum(OPERATION_KINDS),
  /** In microseconds (six digits), as the keyset needs it. */
  capturedAt: timeText,
  capturedBy: text,
  customerAccount: textOrNull,
})

/** An operation that only its channel has. */
export function pendingView(operation: ChannelOperationView): OperationView {
  return {
    ...operation,
    kind: operation.kind,
    route: 'ASYNC',
    status: 'CAPTURED',
    revision: 0,
    uploadedAt: null,
    completedAt: null,
    distributedAt: null,
    error: null,
    everFailed: false,
    fingerprint: null,
    waitsFor: null,
    warnings: [],
    override: null,
    changed: null,
    applied: null,
    conflicts: null,
    dismissReason: null,
  }
}
