import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether a field's selection names no other fields than these, in whatever fragments. */
export function selectsOnly({ fieldNodes, fragments }: GraphQLResolveInfo, names: ReadonlySet<string>): boolean {
  const only = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return names.has(selection.name.value)
      if (selection.kind === Kind.INLINE_FRAGMENT) return only(selection.selectionSet)
      const fragment = fragments[selection.name.value]
      return fragment !== undefined && only(fragment.selectionSet)
    })
  return fieldNodes.every(({ selectionSet }) => selectionSet !== undefined && only(selectionSet))
}
