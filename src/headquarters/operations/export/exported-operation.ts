import type { StagingRowView } from '../../../between/channel-queries.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../../../model/operation.ts'
import type { AttributeChange, OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import { changesOf } from '../list/operation-changes.ts'
import {
  attributesOfOperation,
  type Part,
  primaryContacts,
  type RowAttribute,
  savedValue,
} from '../staging/attributes-of-rows.ts'

/** A customer in the form of `createCustomer`'s input; empty fields are omitted. */
export type ExportedCustomer = {
  [field: string]: string | { [field: string]: string | boolean }[] | string[]
} & {
  addresses?: { [field: string]: string | boolean }[]
  contacts?: { [field: string]: string | boolean }[]
  affiliations?: string[]
  attributes?: { name: string; value: string }[]
}

/** An exported operation: its identity, its errors, and the values with which it would be synchronized. */
export type ExportedOperation = {
  operationId: string
  kind: OperationKind
  status: OperationStatus
  revision: number
  channel: string | null
  legalEntity: string
  asyncCustomerAccount: string
  customerAccount: string | null
  capturedAt: string
  errors: { errorClass: ErrorClass; code: RowErrorCode; field: string | null; message: string }[]
  /** Set for a create; null for an update, which has `changes`. */
  customer: ExportedCustomer | null
  changes: AttributeChange[] | null
}

/** Builds it from the operation and its rows. */
export function exportedOperation(operation: OperationView, rows: readonly StagingRowView[]): ExportedOperation {
  const creates = operation.kind === 'CREATE_CUSTOMER'
  return {
    operationId: operation.operationId,
    kind: operation.kind,
    status: operation.status,
    revision: operation.revision,
    channel: operation.channelId,
    legalEntity: operation.dataAreaId,
    asyncCustomerAccount: operation.customerKey,
    customerAccount: operation.customerAccount,
    capturedAt: operation.capturedAt,
    errors: errorsOf(operation, rows),
    customer: creates ? customerOf(operation, rows) : null,
    changes: creates ? null : changesOf(operation, rows, null),
  }
}

/** Every row's error, not only the first; the operation's own error if it belongs to no row. */
function errorsOf({ error }: OperationView, rows: readonly StagingRowView[]): ExportedOperation['errors'] {
  if (!error) return []
  const refused = rows.flatMap(({ errorCode, errorField, errorMessage }) =>
    errorCode === null
      ? []
      : [{ errorClass: error.errorClass, code: errorCode, field: errorField, message: errorMessage ?? '' }],
  )
  // An error of the operation as a whole is stored on each of its rows.
  const whole = refused.every(({ code, field }) => code === error.code && field === error.field)
  return whole ? [error] : refused
}

type Value = { attribute: RowAttribute; value: string }

function customerOf(operation: OperationView, rows: readonly StagingRowView[]): ExportedCustomer {
  const { override } = operation
  const values = attributesOfOperation(operation, rows).flatMap((attribute): Value[] => {
    const saved = savedValue(override, attribute)
    const value = saved === undefined ? attribute.captured : saved
    return value === null || (saved === undefined && !attribute.carried) ? [] : [{ attribute, value }]
  })
  const of = (part: Part) => values.filter(({ attribute }) => attribute.part === part)
  const lists = {
    addresses: byRow(of('addresses')),
    contacts: byRow(of('contacts'), primaryContacts(rows)).filter((contact) => contact.value !== undefined),
    affiliations: of('affiliations').map(({ value }) => value),
    attributes: of('attributes').map(({ attribute, value }) => ({ name: attribute.row, value })),
  }
  return {
    ...Object.fromEntries(of('customer').map(({ attribute, value }) => [attribute.field, value])),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  }
}

/** The rows of a part with their fields; flags as booleans. `primary`: rows whose flag is not among the values. */
function byRow(
  values: readonly Value[],
  primary: ReadonlySet<string> = new Set(),
): { [field: string]: string | boolean }[] {
  const rows = new Map<string, { [field: string]: string | boolean }>()
  for (const { attribute, value } of values) {
    const row = rows.get(attribute.row) ?? (attribute.contactType === null ? {} : { type: attribute.contactType })
    rows.set(attribute.row, { ...row, [attribute.field]: isFlag(attribute) ? value === 'true' : value })
  }
  return [...rows].map(([id, row]) => (primary.has(id) ? { ...row, isPrimary: true } : row))
}

const isFlag = ({ field }: RowAttribute) => field === 'isPrimary' || field === 'marketingOptIn'
