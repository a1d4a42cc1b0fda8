import type { OperationStatus } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'

export type OperationNotFound = { __typename: 'OperationNotFound'; code: 'NOT_FOUND'; field: string[]; message: string }
export type OperationNotUpdatable = {
  __typename: 'OperationNotUpdatable'
  code: 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
  status: OperationStatus
}
export type OperationRevisionConflict = {
  __typename: 'OperationRevisionConflict'
  code: 'REVISION_CONFLICT'
  field: string[]
  message: string
  current: OperationView
  changedFields: string[]
}
export type OperationNotSynchronizable = {
  __typename: 'OperationNotSynchronizable'
  code: 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
  status: OperationStatus
  /** The operation that it waits for. */
  waitsForId: string | null
}
export type FieldRefused = {
  __typename: 'FieldRefused'
  code: 'FIELD_REFUSED'
  field: string[]
  message: string
  rowErrorCode: RowErrorCode
}
export type Refused = { __typename: 'Refused'; code: 'INVALID_VALUE'; field: string[]; message: string }
/** Headquarters is an older copy of itself and synchronizes nothing. */
export type RefusedAsRewound = { __typename: 'Refused'; code: 'HEADQUARTERS_REWOUND'; field: null; message: string }

export const operationNotFound = (): OperationNotFound => ({
  __typename: 'OperationNotFound',
  code: 'NOT_FOUND',
  field: ['operationId'],
  message: 'This operation does not exist, or the token may not read it. Take its id from `operations`.',
})

export const invalidValue = (field: string[], message: string): Refused => ({
  __typename: 'Refused',
  code: 'INVALID_VALUE',
  field,
  message,
})

/** Dismissing a create would leave these operations nothing to change. */
export type OperationHasLaterOperations = {
  __typename: 'OperationHasLaterOperations'
  code: 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
  laterIds: string[]
}
/** The operation is not dismissed, or later ones are complete. */
export type OperationNotRestorable = {
  __typename: 'OperationNotRestorable'
  code: 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
  status: OperationStatus
  laterIds: string[]
}
