import { type ExecutionResult, execute, GraphQLError } from 'graphql'
import { present } from '../../api/shared/errors.ts'
import type { Log } from '../../config/log.ts'
import type { Prepared } from '../documents/prepare-operation.ts'

/**
 * A fault as a result with an error, which is masked and sent. Thrown, it would close the socket with all its
 * subscriptions.
 */
export function asResult(error: unknown): ExecutionResult {
  return { errors: [new GraphQLError('Fault', { originalError: error instanceof Error ? error : new Error() })] }
}

/** A result as clients may see it: its errors are masked. `requestId`: for the log. */
export function presentResult({ errors, ...result }: ExecutionResult, log: Log, requestId?: string): object {
  return { ...result, ...(errors ? { errors: errors.map((error) => present(error, log, requestId)) } : {}) }
}

/** Executes a query or a mutation. Never throws. */
export async function executePrepared({ args }: Prepared): Promise<ExecutionResult> {
  try {
    return await execute(args)
  } catch (error) {
    return asResult(error)
  }
}
