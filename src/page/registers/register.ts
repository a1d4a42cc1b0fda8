import type { RegistersQuery } from '../generated/documents.ts'

type Channel = RegistersQuery['channels'][number]

/** A register, with its channel. */
export type Register = NonNullable<Channel['registers']>[number] & { readonly channel: Channel }
