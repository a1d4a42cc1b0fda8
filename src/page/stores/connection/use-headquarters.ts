import { useApiQuery } from '../../api/query.ts'
import { HeadquartersConnectionDocument, type HeadquartersConnectionQuery } from '../../generated/documents.ts'

const READ_EVERY_MS = 5_000

/** How the process that serves the page reaches headquarters; undefined while that is being read. */
export function useHeadquarters(): HeadquartersConnectionQuery['serverInfo']['headquarters'] | undefined {
  const { data } = useApiQuery(HeadquartersConnectionDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  return data?.serverInfo.headquarters
}

/** True in a store's process, which has no part of headquarters; a note on every view says so. */
export const useIsStore = (): boolean => useHeadquarters()?.over === 'WIRE'
