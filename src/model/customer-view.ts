import { z } from 'zod'
import { type CustomerDocument, customerDocument } from './customer.ts'
import { text, textOrNull } from './wire-values.ts'

/** How far a customer is on its way from the till to headquarters and back. */
export const CUSTOMER_SYNC_STATES = ['SYNCED', 'PENDING_CREATE', 'PENDING_UPDATE', 'FAILED'] as const
export type CustomerSyncState = (typeof CUSTOMER_SYNC_STATES)[number]

/** A customer as a channel has it, or (`channelId` null) as headquarters does. */
export type CustomerView = z.infer<typeof customerView>
export const customerView = z.object({
  ...customerDocument.omit({ fieldVersions: true }).shape,
  channelId: textOrNull,
  /**
   * Opaque to callers: headquarters' version; at a channel followed by a dot and the channel's last operation number.
   */
  version: text,
  syncState: z.enum(CUSTOMER_SYNC_STATES),
  /** Operations of the channel's database that are not completed, oldest first. */
  pendingOperations: z.array(text),
  /** Of a customer that was asked for by the keys of others that were merged into it: those. */
  mergedFrom: z.array(text).optional(),
  /** A hit of the search in all stores: headquarters has already masked its contacts. */
  contactsMasked: z.literal(true).optional(),
})

/** Headquarters' view of its own customer. */
export function headquartersView({ fieldVersions: _, ...document }: CustomerDocument): CustomerView {
  return { ...document, channelId: null, version: String(document.version), syncState: 'SYNCED', pendingOperations: [] }
}

/** The merged customers' keys, of these redirects, that lead to the customer. */
export const keysThatLeadTo = (
  redirects: ReadonlyMap<string, string>,
  { customerKey }: Pick<CustomerView, 'customerKey'>,
): string[] => [...redirects].flatMap(([merged, kept]) => (kept === customerKey ? merged : []))

/** The version that an update is based on; undefined when the text is not a version. */
export type BaseVersion = { headquarters: number; ownOperation: number }

export function parseVersion(text: string): BaseVersion | undefined {
  const [, headquarters, ownOperation] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []
  if (headquarters === undefined || ownOperation === undefined) return undefined
  return { headquarters: Number(headquarters), ownOperation: Number(ownOperation) }
}
