import { z } from 'zod'
import { type CustomerDocument, customerDocument } from './customer.ts'
import { text, textOrNull } from './wire-values.ts'

/** How far a customer is on its way from the till to headquarters and back. */
export const CUSTOMER_SYNC_STATES = ['SYNCED', 'PENDING_CREATE', 'PENDING_UPDATE', 'FAILED'] as const
export type CustomerSyncState = (typeof CUSTOMER_SYNC_STATES)[number]

/** A customer as a channel knows it, or (`channelId` null) as headquarters does. */
export type CustomerView = z.infer<typeof customerView>
export const customerView = z.object({
  ...customerDocument.omit({ fieldVersions: true }).shape,
  channelId: textOrNull,
  /** Opaque to callers: headquarters' version, at a channel with its own last operation number behind a dot. */
  version: text,
  syncState: z.enum(CUSTOMER_SYNC_STATES),
  /** Unsettled operations of the channel's database, oldest first. */
  pendingOperations: z.array(text),
  /** A hit of the search in all stores, whose contacts headquarters has masked already. */
  contactsMasked: z.literal(true).optional(),
})

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
