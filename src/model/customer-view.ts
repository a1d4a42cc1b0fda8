import type { CustomerDocument } from './customer.ts'

/** Where a customer stands on the way from the till to headquarters and back. */
export type CustomerSyncState = 'SYNCED' | 'PENDING_CREATE' | 'PENDING_UPDATE' | 'FAILED'

/** A customer as a channel knows it, or (`channelId` null) as headquarters does. */
export type CustomerView = Omit<CustomerDocument, 'version' | 'fieldVersions'> & {
  channelId: string | null
  /** Opaque to callers: headquarters' version, at a channel with its own last operation number behind a dot. */
  version: string
  syncState: CustomerSyncState
  /** Unsettled operations of the channel's database, oldest first. */
  pendingOperations: string[]
  /** A hit of the search in all stores, whose contacts headquarters has masked already. */
  contactsMasked?: true
}

/** Headquarters' own view of its customer. */
export function headquartersView({ fieldVersions: _, ...document }: CustomerDocument): CustomerView {
  return { ...document, channelId: null, version: String(document.version), syncState: 'SYNCED', pendingOperations: [] }
}

/** A version that an edit is based on; undefined when the text is not one. */
export type BaseVersion = { headquarters: number; ownOperation: number }

export function parseVersion(text: string): BaseVersion | undefined {
  const [, headquarters, ownOperation] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  if (headquarters === undefined || ownOperation === undefined) return undefined
  return { headquarters: Number(headquarters), ownOperation: Number(ownOperation) }
}
