import { randomUUID } from 'node:crypto'
import { type Database, transaction } from '../../src/db/client.ts'
import { append } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'

/** Appends events to headquarters' log, and returns when they were committed, in nanoseconds. */
export async function publish(db: Database, count: number): Promise<bigint> {
  const events = Array.from({ length: count }, () => {
    const operationId = randomUUID()
    return { kind: 'OPERATION' as const, entityId: operationId, operationId, status: 'SYNCED', revision: 1 }
  })
  await transaction(db, (tx) => append(tx, events))
  const committed = process.hrtime.bigint()
  wake(db)
  return committed
}
