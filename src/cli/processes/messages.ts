import { z } from 'zod'

// What the processes of `tillsync serve --processes N` and the one that starts them say to each other.

/** How the counts of sockets have changed in one process. */
export type CountChanges = z.infer<typeof countChanges>
const countChanges = z.array(z.tuple([z.string(), z.int()]))

/** An embedded PostgreSQL server. `url`: of its database `postgres`. */
export type ServerPlace = z.infer<typeof serverPlace>
const serverPlace = z.object({ name: z.string(), port: z.int(), dataFolder: z.string(), url: z.string() })

export const serverName = z.enum(['headquarters', 'channels'])
export type ServerName = z.infer<typeof serverName>

/** To the one that starts the processes. `ready`: this process answers requests. */
export type ToPrimary = z.infer<typeof toPrimary>
export const toPrimary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin') }),
  z.object({ type: z.literal('server'), name: serverName }),
  z.object({ type: z.literal('ready'), url: z.string(), started: z.array(z.string()) }),
  z.object({ type: z.literal('counts'), changes: countChanges }),
  z.object({ type: z.literal('metrics') }),
])

/** To one of the processes. `number`: 1 to N; the first one is the worker. `counts`: of all others by now. */
export type ToProcess = z.infer<typeof toProcess>
export const toProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), number: z.int(), port: z.int(), counts: countChanges }),
  z.object({ type: z.literal('server'), name: serverName, place: serverPlace.nullable() }),
  z.object({ type: z.literal('counts'), changes: countChanges }),
  /** `text`: the metrics of all processes, added up; null: one of them did not answer. */
  z.object({ type: z.literal('metrics'), text: z.string().nullable() }),
])
