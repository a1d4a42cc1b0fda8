import { randomFillSync, randomInt } from 'node:crypto'

/**
 * A new operation's id: a UUID of version 7 (RFC 9562, 5.7), in order of time, so that operations that come together
 * lie together in each index. 74 of its bits are random.
 */
export function newOperationId(): string {
  const bytes = random16()
  bytes.writeUIntBE(Date.now(), 0, 6)
  return uuid(bytes, 7)
}

/** The values of a place, as many as the reconciler has ranges of keys. */
const PLACES = 4_096
/** How many keys a place takes, and for how many milliseconds. */
const KEYS_OF_PLACE = 1_000
const TIME_OF_PLACE = 60_000

let place = { number: 0, keys: 0, until: 0 }

/**
 * A new customer's key: a UUID of version 8 (RFC 9562, 5.8). Its first 12 bits are a place, drawn at random for up to
 * 1,000 keys or a minute, then 36 bits of time: customers that come together lie together in each index of both sides,
 * and yet all customers are spread evenly over the ranges of keys that are compared (keys that only follow the time
 * would share one range for two years). The other 74 bits are random, so that nobody guesses a key.
 */
export function newCustomerKey(): string {
  const now = Date.now()
  if (place.keys === 0 || now > place.until)
    place = { number: randomInt(PLACES), keys: KEYS_OF_PLACE, until: now + TIME_OF_PLACE }
  place.keys -= 1
  const bytes = random16()
  bytes.writeUIntBE(place.number * 2 ** 36 + (now % 2 ** 36), 0, 6)
  return uuid(bytes, 8)
}

const pool = Buffer.alloc(16 * 256)
let taken = pool.length

/** 16 random bytes that are given once. They are drawn for many keys together, which costs a tenth. */
function random16(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += 16
  return pool.subarray(taken - 16, taken)
}

function uuid(bytes: Buffer, version: 7 | 8): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
