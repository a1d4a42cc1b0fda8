import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Database, type Executor, execute } from '../../db/client.ts'
import { requestSecret } from './idempotency.ts'

/** A UUID that programs make: random (version 4), or by the time (version 7). The server's own are of version 8. */
const GIVEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** True for an id that a client may give to a new customer. */
export const isGivenId = (id: string): boolean => GIVEN.test(id)

/**
 * The key of the customer to which a client of this channel gives this id. It is derived with the database's own
 * secret, so that an id means something in its channel only: nobody can give a customer the key of another one, or
 * learn from an answer whether there is a customer elsewhere (docs/domain.md, D-37).
 */
export async function keyOfGivenId(db: Database, channelId: string, givenId: string): Promise<string> {
  const bytes = createHmac('sha256', await requestSecret(db))
    .update(JSON.stringify(['given id', channelId, givenId.toLowerCase()]))
    .digest()
    .subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** True when a request has used the key; it stays used, whatever becomes of the customer. */
export async function isUsedKey(db: Executor, customerKey: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* channel.isUsedKey */ select 1 from idempotency where customer_key = ${customerKey}::uuid limit 1`,
  )
  return found.length > 0
}

/**
 * The key of the customer that a request of this channel names: by the id that a client of the channel has given it, or
 * by its key.
 */
export async function keyOfNamed(db: Database, channelId: string, named: string): Promise<string> {
  if (!isGivenId(named)) return named
  const customerKey = await keyOfGivenId(db, channelId, named)
  return (await isUsedKey(db, customerKey)) ? customerKey : named
}
