import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import type { Limits } from '../../config/limits.ts'
import { documentLimits } from './document-limits.ts'

/** How a document is read and judged, the same on every wire: Apollo is given these, and so is `documentReader`. */
export interface DocumentPolicy {
  readonly parseOptions: { readonly maxTokens: number }
  readonly validationRules: readonly ValidationRule[]
  readonly validationOptions: { readonly maxErrors: number; readonly hideSuggestions: boolean }
}

/** The policy that follows from the limits. */
export function documentPolicy(limits: Limits): DocumentPolicy {
  return {
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documentLimits(limits)],
    validationOptions: { maxErrors: limits.errors, hideSuggestions: true },
  }
}

/** Reads a document: gives it parsed and valid, or all that is wrong with it. */
export type ReadDocument = (source: string) => DocumentNode | readonly GraphQLError[]

/** Valid documents remembered: clients send the same few over and over. */
const REMEMBERED = 1_000

/** The reader of the wires that are not Apollo's. */
export function documentReader(schema: GraphQLSchema, policy: DocumentPolicy): ReadDocument {
  const remembered = new Map<string, DocumentNode>()
  return (source) => {
    const known = remembered.get(source)
    if (known) return known
    const document = parseOrErrors(source, policy)
    if (!('kind' in document)) return document
    const errors = validate(schema, document, [...specifiedRules, ...policy.validationRules], policy.validationOptions)
    if (errors.length > 0) return distinctErrors(errors)
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(source, document)
    return document
  }
}

function parseOrErrors(source: string, policy: DocumentPolicy): DocumentNode | readonly GraphQLError[] {
  try {
    return parse(source, policy.parseOptions)
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

/** The errors, each once. */
export function distinctErrors<
  E extends { readonly message: string; readonly locations?: unknown; readonly path?: unknown },
>(errors: readonly E[]): readonly E[] {
  const seen = new Set<string>()
  const distinct = errors.filter((error) => {
    const key = JSON.stringify([error.message, error.locations, error.path])
    return !seen.has(key) && seen.add(key)
  })
  // Once the document is too costly, "too many errors" says nothing more.
  return distinct.length < errors.length
    ? distinct.filter((error) => !error.message.startsWith('Too many validation errors'))
    : distinct
}
