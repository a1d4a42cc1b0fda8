import type { NewEvent } from '../../model/event.ts'

type Named = { customerKey: string; dataAreaId: string | null; channelDatabaseId?: string | null }

/** 1010 carries the customers that the log names; it replaces the row of a reconciled one whatever its version. */
export function namedAgain(named: Named, status: 'RECONCILED' | 'ERASED' = 'RECONCILED'): NewEvent {
  const { customerKey, dataAreaId, channelDatabaseId = null } = named
  return {
    kind: 'CUSTOMER',
    entityId: customerKey,
    dataAreaId,
    customerKey,
    channelDatabaseId,
    status,
    downloadJob: '1010',
  }
}
