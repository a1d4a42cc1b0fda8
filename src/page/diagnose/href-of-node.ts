import type { CheckCode } from '../generated/documents.ts'

type Node = {
  readonly __typename: string
  readonly id: string
  readonly operationId?: string
  readonly key?: string
  readonly jobId?: string
  readonly channel?: { readonly key: string } | null
}

/** The address where the page shows a node; null when it shows none. */
export function hrefOfNode(node: Node): string | null {
  const { id, key } = node
  switch (node.__typename) {
    case 'Operation':
      return `/operations/${node.operationId ?? id}`
    case 'Customer':
      return `/customers/${id}?channel=${encodeURIComponent(node.channel?.key ?? 'headquarters')}`
    case 'Feature':
      return `/features/${key ?? id}`
    case 'Channel':
      return `/diagnose?${new URLSearchParams({ of: key ?? id })}`
    case 'ChannelDatabase':
      return `/jobs/sessions?${new URLSearchParams({ database: key ?? id })}`
    case 'CdxJob':
    case 'BatchJob':
      return `/jobs?${new URLSearchParams({ job: node.jobId ?? id })}`
    case 'DownloadSession':
    case 'UploadSession':
      return `/jobs/sessions?${new URLSearchParams({ session: id })}`
    case 'BatchRun':
      return `/jobs/runs?${new URLSearchParams({ run: id })}`
    case 'BulkRun':
      return `/operations?${new URLSearchParams({ bulk: id })}`
    case 'Difference':
      return `/jobs/differences?${new URLSearchParams({ difference: id })}`
    default:
      return null
  }
}

type Evidence = { readonly label: string; readonly value: string; readonly node: Node | null }

/** The address where the page shows a check's evidence. A schedule is no node: its text begins with its id. */
export function hrefOfEvidence(code: CheckCode, { label, value, node }: Evidence): string | null {
  if (node) return hrefOfNode(node)
  const [, named] = (label === 'Schedule' && /^([\w.-]+): /.exec(value)) || []
  const schedule = code === 'SCHEDULE_OVERDUE' ? label : named
  return schedule === undefined ? null : `/jobs?${new URLSearchParams({ schedule })}`
}
