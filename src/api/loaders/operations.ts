import DataLoader from 'dataloader'
import type { Channels } from '../../access/scope-sql.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type AttemptView, attemptsOf } from '../../headquarters/operations/list/attempts.ts'
import { findOperations } from '../../headquarters/operations/list/find-operations.ts'
import { rowsOfOperations, type StagingRecordView } from '../../headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import type { OperationView } from '../../model/operation-view.ts'

/** Operations by id, from the side that has them; null when none does, and for channels out of scope. */
export function operationLoader(sides: Sides, channels: Channels): DataLoader<string, OperationView | null> {
  return new DataLoader(async (operationIds) => {
    const found = await findOperations(sides, operationIds, channels)
    return operationIds.map((id) => found.get(id) ?? null)
  })
}

/** The attempts of an operation; empty while only its channel has it. */
export function operationAttemptsLoader(sides: Sides): DataLoader<string, AttemptView[]> {
  return new DataLoader(async (operationIds) => {
    const attempts = await attemptsOf(headquartersOf(sides).db, operationIds)
    return operationIds.map((id) => attempts.filter(({ operationId }) => operationId === id))
  })
}

/** An operation's rows in the five staging tables, from the side that has the operation. */
export function operationRowsLoader(sides: Sides): DataLoader<OperationView, StagingRecordView[], string> {
  return new DataLoader(
    async (operations) => {
      const atHeadquarters = operations.filter(({ status }) => status !== 'CAPTURED')
      const ids = (some: readonly OperationView[]) => some.map(({ operationId }) => operationId)
      const rows =
        atHeadquarters.length > 0
          ? await rowsOfOperations(headquartersOf(sides).db, ids(atHeadquarters), STAGING_TABLES)
          : []
      for (const [id, side] of sides.channelSides) {
        const pending = operations.filter(
          ({ status, channelDatabaseId }) => status === 'CAPTURED' && channelDatabaseId === id,
        )
        if (pending.length > 0) rows.push(...(await rowsAtChannel(side, ids(pending))))
      }
      return operations.map(({ operationId }) => rows.filter((row) => row.operationId === operationId))
    },
    { cacheKeyFn: ({ operationId }) => operationId },
  )
}

/** More rows than any operation can have in one table. */
const mostRows = 1_000

async function rowsAtChannel(side: ChannelSide, operationIds: string[]): Promise<StagingRecordView[]> {
  const tables = await Promise.all(
    STAGING_TABLES.map((table) => side.stagingRows({ table, operationIds, limit: mostRows * operationIds.length })),
  )
  return tables.flat().map((row) => ({ ...row, side: 'CHANNEL' }))
}
