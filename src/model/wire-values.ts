import { z } from 'zod'

// Values as they cross between the sides: JSON only, so that a side can be on another machine.

/** A UUID of any version, also the first and the last of an interval. */
export const uuid = z.guid()
/** A position of a log, or another number beyond what JSON numbers hold: a decimal text. */
export const decimalText = z.string().regex(/^\d{1,19}$/, 'must be a decimal number as text')
/** A time of RFC 3339, in UTC. */
export const timeText = z.iso.datetime({ offset: true })
/** A count, or a number that counts from 1. */
export const count = z.int().min(0)
export const text = z.string()
export const textOrNull = z.string().nullable()
