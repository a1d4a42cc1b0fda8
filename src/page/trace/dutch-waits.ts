import type { OperationStatus } from '../generated/documents.ts'

/** What an operation waits for, in Dutch, by its status; null when it waits for nothing. */
export const DUTCH_WAITS: { readonly [status in OperationStatus]: string | null } = {
  CAPTURED: 'de P-taak (P-0001), die het naar het hoofdkantoor brengt.',
  UPLOADED: 'Klanten en kanaalaanvragen synchroniseren.',
  IN_PROGRESS: 'Klanten en kanaalaanvragen synchroniseren, dat ermee bezig is.',
  WAITING_ON: 'een eerdere bewerking van dezelfde klant.',
  FAILED: 'iemand die de bewerking herstelt; de laatst bekende fout zegt wat eraan schort.',
  SYNCED: '1010, die de uitkomst naar het kanaal brengt.',
  DISTRIBUTED: null,
  SUPERSEDED: null,
  DISMISSED: null,
}

/** What an operation waits for, in Dutch. Only the server's sentence names an earlier operation that it waits for. */
export function dutchWait(status: OperationStatus, waitingFor: string): string | null {
  const [, number] = /operation (\S+) of the same customer/.exec(waitingFor) ?? []
  return number === undefined ? DUTCH_WAITS[status] : `bewerking ${number} van dezelfde klant, die eerst moet.`
}
