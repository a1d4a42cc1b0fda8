type Node = {
  readonly __typename: string
  readonly id: string
  readonly operationId?: string
  readonly key?: string
  readonly channel?: { readonly key: string } | null
}

/** Where a node is shown on the page; null when it is not. */
export function hrefOfNode(node: Node): string | null {
  switch (node.__typename) {
    case 'Operation':
      return `/operations/${node.operationId ?? node.id}`
    case 'Customer':
      return `/customers/${node.id}?channel=${encodeURIComponent(node.channel?.key ?? 'headquarters')}`
    case 'Feature':
      return `/features/${node.key ?? node.id}`
    case 'Channel':
      return `/diagnose?of=${encodeURIComponent(node.key ?? node.id)}`
    default:
      return null
  }
}
