import type { OperationStatus } from '../../generated/documents.ts'

const WAITING: readonly OperationStatus[] = ['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON']

/** Whether an operation has not come through yet, so that Diagnose says why. */
export const isWaiting = (status: OperationStatus): boolean => WAITING.includes(status)

/** The address of the diagnosis of an operation. */
export const diagnosisOf = (operationId: string): string => `/diagnose?of=${operationId}&as=operation`
