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

/** How documents are read and validated, the same on every wire: both Apollo and `documentReader` use it. */
export interface DocumentPolicy {
  readonly parseOptions: { readonly maxTokens: number }
  readonly validationRules: readonly ValidationRule[]
  readonly validationOptions: { readonly maxErrors: number; readonly hideSuggestions: boolean }
}

/** The policy by the limits. */
export function documentPolicy(limits: Limits): DocumentPolicy {
  return {
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documentLimits(limits)],
    validationOptions: { maxErrors: limits.errors, hideSuggestions: true },
  }
}

/** Reads a document: returns it parsed and valid, or all its errors. */
export type ReadDocument = (source: string) => DocumentNode | readonly GraphQLError[]

/** Number of valid documents to cache: clients send the same few again and again. */
const REMEMBERED = 1_000

/** The reader for wires other than Apollo's. */
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

/** The errors without duplicates. */
export function distinctErrors<
  E extends { readonly message: string; readonly locations?: unknown; readonly path?: unknown },
>(errors: readonly E[]): readonly E[] {
  const seen = new Set<string>()
  const distinct = errors.filter((error) => {
    const key = JSON.stringify([error.message, error.locations, error.path])
    return !seen.has(key) && seen.add(key)
  })
  // When the document is too costly, "too many errors" adds nothing.
  return distinct.length < errors.length
    ? distinct.filter((error) => !error.message.startsWith('Too many validation errors'))
    : distinct
}
