import type { StoresWorstFirstQuery } from '../generated/documents.ts'

/** A store as the view of all stores has it. */
export type ListedStore = StoresWorstFirstQuery['stores']['nodes'][number]
