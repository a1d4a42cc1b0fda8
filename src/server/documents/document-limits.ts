import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'
import type { Limits } from '../../config/limits.ts'

interface Measure {
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  readonly fields: number
}

const NOTHING: Measure = { depth: 0, aliases: 0, directives: 0, fields: 0 }
type DocumentLimits = Pick<Limits, 'depth' | 'aliases' | 'directives' | 'rootFields' | 'errors'>

/**
 * A validation rule that refuses documents that exceed a limit. It decides before any other rule has left the
 * document's first node, and ends validation there: comparing overlapping fields alone can take practically forever.
 */
export function documentLimits(limits: DocumentLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => ({
    Document(document) {
      const fault = exceeded(document, limits)
      if (fault === undefined) return
      const error = new GraphQLError(fault, { extensions: { code: 'QUERY_TOO_COSTLY' } })
      // validate() stops only when it has more errors than it may report. distinctErrors merges the copies before
      // clients see them.
      for (let reported = 0; reported <= limits.errors; reported++) context.reportError(error)
    },
  })
}

/** The first limit that the document exceeds, as a sentence; undefined when it exceeds none. */
export function exceeded(document: DocumentNode, limits: DocumentLimits): string | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operations.length > 1) return 'A document may contain only one operation. Send the others separately.'
  const measure = measurer(document)
  for (const operation of operations) {
    const { depth, aliases, directives, fields } = measure(operation.selectionSet)
    const total = directives + (operation.directives?.length ?? 0)
    if (depth > limits.depth) return `The operation is ${depth} levels deep; ${limits.depth} are allowed.`
    if (fields > limits.rootFields) return `The operation has ${fields} root fields; ${limits.rootFields} are allowed.`
    if (aliases > limits.aliases) return `The operation has ${aliases} aliases; ${limits.aliases} are allowed.`
    if (total > limits.directives) return `The operation has ${total} directives; ${limits.directives} are allowed.`
  }
  return undefined
}

/** The number of root fields of an operation, including those of fragments. */
export function rootFieldCount(document: DocumentNode, operation: OperationDefinitionNode): number {
  const known = rootFields.get(operation)
  if (known !== undefined) return known
  const { fields } = measurer(document)(operation.selectionSet)
  rootFields.set(operation, fields)
  return fields
}

const rootFields = new WeakMap<OperationDefinitionNode, number>()

/**
 * Measures selection sets. Each fragment is measured once, however often it is spread, so the time is linear in the
 * document.
 */
function measurer(document: DocumentNode): (set: SelectionSetNode) => Measure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const measured = new Map<string, Measure>()

  function measureFragment(name: string): Measure {
    const known = measured.get(name)
    if (known) return known
    const fragment = fragments.get(name)
    if (!fragment) return NOTHING
    measured.set(name, NOTHING) // A cycle counts as nothing here; the rule against cycles refuses it.
    const measure = plusDirectives(measureSet(fragment.selectionSet), fragment.directives?.length)
    measured.set(name, measure)
    return measure
  }

  function measureSet(set: SelectionSetNode): Measure {
    return set.selections.reduce((sum, selection) => {
      const directives = selection.directives?.length
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return add(sum, plusDirectives(measureFragment(selection.name.value), directives))
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return add(sum, plusDirectives(measureSet(selection.selectionSet), directives))
      const below = selection.selectionSet ? measureSet(selection.selectionSet) : NOTHING
      // Introspection has limits of its own: the role (admission.ts), and the rule of graphql-js on its depth.
      const depth = selection.name.value.startsWith('__') ? 1 : below.depth + 1
      const aliases = below.aliases + (selection.alias ? 1 : 0)
      return add(sum, plusDirectives({ depth, aliases, directives: below.directives, fields: 1 }, directives))
    }, NOTHING)
  }
  return measureSet
}

function plusDirectives(measure: Measure, count = 0): Measure {
  return count === 0 ? measure : { ...measure, directives: measure.directives + count }
}

function add(a: Measure, b: Measure): Measure {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    directives: a.directives + b.directives,
    fields: a.fields + b.fields,
  }
}
