import {
  type ExecutionArgs,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationTypeNode,
} from 'graphql'
import type { Caller, MakeContext } from '../../api/shared/context.ts'
import { refusalOf, refuse } from '../../api/shared/errors.ts'
import type { Limits } from '../../config/limits.ts'
import type { Admit } from './admission.ts'
import type { Cost } from './cost.ts'
import type { ReadDocument } from './read-document.ts'
import type { DocumentRequest, TrustedDocuments } from './trusted-documents.ts'

/** What wires other than Apollo's need to check operations. */
export interface JudgeParts {
  readonly schema: GraphQLSchema
  readonly limits: Limits
  readonly makeContext: MakeContext<Caller>
  readonly readDocument: ReadDocument
  readonly admit: Admit
  readonly documents: TrustedDocuments
}

/** An operation as clients send it. */
export interface OperationRequest extends DocumentRequest {
  readonly operationName?: string | null | undefined
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined
}

/** An operation that may run, with its arguments. */
export interface Prepared {
  readonly kind: OperationTypeNode
  readonly args: ExecutionArgs & { readonly contextValue: Caller }
  readonly cost: Cost
}

/**
 * The arguments to execute an operation, or why it is refused: the check for sockets and event streams. Never throws.
 */
export async function prepareOperation(
  parts: JudgeParts,
  request: OperationRequest,
  callerOf: () => Promise<Caller>,
): Promise<Prepared | readonly GraphQLError[]> {
  try {
    const caller = await callerOf()
    const document = parts.readDocument((await parts.documents.documentOf(request, caller.actor)) ?? '')
    if (!('kind' in document)) return document
    const operation = getOperationAST(document, request.operationName)
    if (!operation) return [refuse('BAD_USER_INPUT', 'The document has no operation with this name.')]
    const cost = parts.admit({ document, operation, variables: request.variables ?? {}, caller })
    const args = {
      schema: parts.schema,
      document,
      contextValue: parts.makeContext({ ...caller, reads: operation.operation === 'query' }),
      operationName: request.operationName ?? null,
      variableValues: request.variables ?? null,
      options: { maxCoercionErrors: parts.limits.errors },
      hideSuggestions: true,
    }
    return { kind: operation.operation, args, cost }
  } catch (error) {
    return [refusalOf(error)]
  }
}
