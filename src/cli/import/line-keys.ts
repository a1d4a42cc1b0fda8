import { createHash } from 'node:crypto'
import type { ImportedLine } from './line-reader.ts'

/**
 * The idempotency key of a line: the same for the same content, whatever the file's name, order, encoding and columns
 * that are not used, and whether its accented letters are composed (files of a Mac have them in parts). The channel's
 * database stores a hash of it that is keyed with a secret of its own. A line that `export` wrote has the key of its
 * operation.
 */
export function keyOf({ original, customer, key }: Pick<ImportedLine, 'original' | 'customer' | 'key'>): string {
  if (original) return `import:export:${original.operationId}`
  return `import:${createHash('sha256')
    .update(sorted([customer, key]))
    .digest('base64url')}`
}

/** JSON with sorted names and composed letters: the order of columns has no meaning. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'string') return each.normalize('NFC')
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each
  })
}

/**
 * The lines of a file by their keys, to find those that are equal: 64 bits of each key in a table of numbers, 24 to 48
 * bytes a line, where a map of texts takes ten times as much.
 */
export class SeenLines {
  #slots = new Uint32Array(3 * 4_096)
  #count = 0

  /** The earlier line with this key; null, and the line is noted, when there is none. */
  earlier(key: string, line: number): number | null {
    if (6 * this.#count >= this.#slots.length) this.#grow()
    const digest = createHash('sha256').update(key).digest()
    const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
    const at = slotOf(this.#slots, high, low)
    const earlier = this.#slots[at + 2]
    if (earlier) return earlier
    this.#slots.set([high, low, line], at)
    this.#count++
    return null
  }

  #grow(): void {
    const slots = new Uint32Array(2 * this.#slots.length)
    for (let at = 0; at < this.#slots.length; at += 3) {
      const [high = 0, low = 0, line = 0] = this.#slots.subarray(at, at + 3)
      if (line !== 0) slots.set([high, low, line], slotOf(slots, high, low))
    }
    this.#slots = slots
  }
}

/** Where these bits are, or would be: lines count from 1, so that a slot without a line is free. */
function slotOf(slots: Uint32Array, high: number, low: number): number {
  const places = slots.length / 3
  let place = high % places
  for (; slots[3 * place + 2] !== 0; place = (place + 1) % places)
    if (slots[3 * place] === high && slots[3 * place + 1] === low) break
  return 3 * place
}
