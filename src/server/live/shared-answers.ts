import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  getOperationAST,
  Kind,
  visit,
} from 'graphql'
import { Unauthenticated } from '../../access/actor.ts'
import type { Caller } from '../../api/shared/context.ts'
import { rightsClassOf } from '../http/rights-class.ts'
import { asResult } from './execution-result.ts'

/**
 * The results of events: executed and serialized once for all subscribers with the same document, variables and rights.
 */
export interface SharedAnswers {
  /**
   * The results of these events, each as JSON. `contextOf` makes a context for each event; it throws when the caller
   * has lost its rights.
   */
  render(events: readonly unknown[], request: Asked): Promise<readonly Buffer[]>
  /** The result of one event, for this subscriber only. */
  resultOf(event: unknown, request: Asked): Promise<ExecutionResult>
}

/** The request of one subscriber. */
export interface Asked {
  readonly args: ExecutionArgs
  /** Subscribers with the same document, variables and rights have the same key. */
  readonly key: string
  readonly contextOf: () => Promise<Caller>
}

/** Prepares a result for the wire: masks its errors. */
export type Present = (result: ExecutionResult) => object

/** The results of one server. They are kept no longer than the events themselves. */
export function makeSharedAnswers(present: Present): SharedAnswers {
  const rendered = new WeakMap<object, Map<string, Promise<Buffer>>>()

  async function resultOf(event: unknown, { args, contextOf }: Asked): Promise<ExecutionResult> {
    const contextValue = await contextOf()
    try {
      return await execute({ ...args, rootValue: event, contextValue })
    } catch (error) {
      return asResult(error)
    }
  }
  async function renderOne(event: unknown, request: Asked): Promise<Buffer> {
    for (;;) {
      let own = false
      try {
        return await once(rendered, event, request.key, async () => {
          own = true
          return Buffer.from(JSON.stringify(present(await resultOf(event, request))))
        })
      } catch (error) {
        // The token that was refused belongs to another subscriber.
        if (own || !(error instanceof Unauthenticated)) throw error
        await request.contextOf()
      }
    }
  }
  return { resultOf, render: (events, request) => Promise.all(events.map((event) => renderOne(event, request))) }
}

/** Identifies a subscriber's request: the document, its variables without the cursor, and the caller's rights. */
export function keyOf(args: ExecutionArgs, { actor }: Pick<Caller, 'actor'>): string {
  const { schema, document, operationName, variableValues } = args
  const cursor = variableOfCursor(document, operationName)
  const variables = Object.entries(variableValues ?? {})
    .filter(([name]) => name !== cursor)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([numberOf(document), operationName ?? null, variables, rightsClassOf(schema, document, actor)])
}

function once<T>(
  known: WeakMap<object, Map<string, Promise<T>>>,
  of: unknown,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  if (typeof of !== 'object' || of === null) return make()
  const byKey = known.get(of) ?? new Map<string, Promise<T>>()
  known.set(of, byKey)
  const found = byKey.get(key)
  if (found) return found
  const made = make()
  byKey.set(key, made)
  made.catch(() => byKey.delete(key))
  return made
}

const numbers = new WeakMap<DocumentNode, number>()
let lastNumber = 0

/** A document is parsed once for all clients that send the same text, so the object identifies it. */
function numberOf(document: DocumentNode): number {
  const known = numbers.get(document)
  if (known !== undefined) return known
  lastNumber += 1
  numbers.set(document, lastNumber)
  return lastNumber
}

const cursorVariables = new WeakMap<DocumentNode, Map<string, string | undefined>>()

/**
 * The variable that is used only as the cursor: subscribers that differ in it alone receive the same results from then
 * on.
 */
function variableOfCursor(document: DocumentNode, operationName: string | null | undefined): string | undefined {
  const known = cursorVariables.get(document) ?? new Map<string, string | undefined>()
  cursorVariables.set(document, known)
  const name = operationName ?? ''
  if (!known.has(name)) known.set(name, findVariableOfCursor(document, operationName))
  return known.get(name)
}

function findVariableOfCursor(document: DocumentNode, operationName: string | null | undefined): string | undefined {
  const root = getOperationAST(document, operationName)?.selectionSet.selections[0]
  if (root?.kind !== Kind.FIELD) return undefined
  const after = root.arguments?.find(({ name }) => name.value === 'after')?.value
  if (after?.kind !== Kind.VARIABLE) return undefined
  let uses = 0
  visit(document, {
    Variable(node) {
      if (node.name.value === after.name.value) uses += 1
    },
  })
  // The definition and this argument.
  return uses === 2 ? after.name.value : undefined
}
