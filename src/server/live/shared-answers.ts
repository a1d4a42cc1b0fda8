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

/** Answers to events as they go to subscribers: executed and serialised once for all who ask the same with the same rights. */
export interface SharedAnswers {
  /** The results of these events, each as JSON. `contextOf` gives a context of its own for each event; it throws when the caller may not have it any more. */
  shownOf(events: readonly unknown[], asked: Asked): Promise<readonly Buffer[]>
  /** The result of one event, for nobody else. */
  resultOf(event: unknown, asked: Asked): Promise<ExecutionResult>
}

/** One subscriber's question. */
export interface Asked {
  readonly args: ExecutionArgs
  /** Who asks the same with the same rights has the same key. */
  readonly key: string
  readonly contextOf: () => Promise<Caller>
}

/** What makes a result ready for the wire: errors masked. */
export type Present = (result: ExecutionResult) => object

/** Answers of one server. They are kept no longer than the events themselves. */
export function makeSharedAnswers(present: Present): SharedAnswers {
  const answers = new WeakMap<object, Map<string, Promise<Buffer>>>()

  async function resultOf(event: unknown, { args, contextOf }: Asked): Promise<ExecutionResult> {
    const contextValue = await contextOf()
    try {
      return await execute({ ...args, rootValue: event, contextValue })
    } catch (error) {
      return asResult(error)
    }
  }
  async function shownOf(event: unknown, asked: Asked): Promise<Buffer> {
    for (;;) {
      let own = false
      try {
        return await once(answers, event, asked.key, async () => {
          own = true
          return Buffer.from(JSON.stringify(present(await resultOf(event, asked))))
        })
      } catch (error) {
        // It was the other one's token that was refused, not this one's.
        if (own || !(error instanceof Unauthenticated)) throw error
        await asked.contextOf()
      }
    }
  }
  return { resultOf, shownOf: (events, asked) => Promise.all(events.map((event) => shownOf(event, asked))) }
}

/** Names the question: the document, its variables but the place to begin after, and the rights of the caller. */
export function keyOfQuestion(args: ExecutionArgs, { actor }: Pick<Caller, 'actor'>): string {
  const { schema, document, operationName, variableValues } = args
  const place = variableOfPlace(document, operationName)
  const variables = Object.entries(variableValues ?? {})
    .filter(([name]) => name !== place)
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

/** Documents are read once for all who send the same text, so that the object says which it is. */
function numberOf(document: DocumentNode): number {
  const known = numbers.get(document)
  if (known !== undefined) return known
  lastNumber += 1
  numbers.set(document, lastNumber)
  return lastNumber
}

const places = new WeakMap<DocumentNode, Map<string, string | undefined>>()

/** The variable that says only after which cursor to begin: two who differ in it alone are told the same from then on. */
function variableOfPlace(document: DocumentNode, operationName: string | null | undefined): string | undefined {
  const known = places.get(document) ?? new Map<string, string | undefined>()
  places.set(document, known)
  const name = operationName ?? ''
  if (!known.has(name)) known.set(name, findVariableOfPlace(document, operationName))
  return known.get(name)
}

function findVariableOfPlace(document: DocumentNode, operationName: string | null | undefined): string | undefined {
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
  // Its definition and this argument.
  return uses === 2 ? after.name.value : undefined
}
