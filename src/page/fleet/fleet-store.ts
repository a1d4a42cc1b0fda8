import type { FleetQuery } from '../generated/documents.ts'

/** A store as the view of all stores has it. */
export type FleetStore = FleetQuery['stores']['nodes'][number]
