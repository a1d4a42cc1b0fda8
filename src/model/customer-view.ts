import type { CustomerDocument } from './customer.ts'

/** How far a customer has been synchronized between a channel and headquarters. */
export type CustomerSyncState = 'SYNCED' | 'PENDING_CREATE' | 'PENDING_UPDATE' | 'FAILED'

/** A customer as a channel has it, or (`channelId` null) as headquarters does. */
export type CustomerView = Omit<CustomerDocument, 'version' | 'fieldVersions'> & {
  channelId: string | null
  /**
   * Opaque to callers: headquarters' version; at a channel followed by a dot and the channel's last operation number.
   */
  version: string
  syncState: CustomerSyncState
  /** Operations of the channel's database that are not completed, oldest first. */
  pendingOperations: string[]
  /** A hit of the search in all stores: headquarters has already masked its contacts. */
  contactsMasked?: true
}

/** Headquarters' view of its own customer. */
export function headquartersView({ fieldVersions: _, ...document }: CustomerDocument): CustomerView {
  return { ...document, channelId: null, version: String(document.version), syncState: 'SYNCED', pendingOperations: [] }
}

/** The version that an update is based on; undefined when the text is not a version. */
export type BaseVersion = { headquarters: number; ownOperation: number }

export function parseVersion(text: string): BaseVersion | undefined {
  const [, headquarters, ownOperation] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  if (headquarters === undefined || ownOperation === undefined) return undefined
  return { headquarters: Number(headquarters), ownOperation: Number(ownOperation) }
}
