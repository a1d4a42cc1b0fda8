import { z } from 'zod'
import { featureView } from '../../model/feature.ts'
import { ROW_ERROR_CODES } from '../../model/row-error-codes.ts'
import { count, text, timeText } from '../../model/wire-values.ts'
import { channelFacts, exchangeFacts, runFacts } from './exchange-facts.ts'

/** Since when a download job has something that it has not brought to a channel database (null: nothing). */
export type BehindFacts = z.infer<typeof behindFacts>
const behindFacts = z.object({ channelDatabaseId: text, jobId: text, since: timeText.nullable() })

/** Channels in scope as headquarters has them. */
export type ChannelsAtHeadquarters = z.infer<typeof channelsAtHeadquarters>
export const channelsAtHeadquarters = z.object({
  channels: z.array(z.object({ ...channelFacts.shape, createsAsynchronously: z.boolean() })),
  /** Of their channel databases and legal entities. */
  exchange: exchangeFacts,
  behind: z.array(behindFacts),
  /** When something that 1070 or 1110 carries was changed last; null: never. */
  configuredAt: timeText.nullable(),
  features: z.array(featureView),
})

/** What belongs to no single channel, as far as it is of the channels in scope. */
export type InstallationFacts = z.infer<typeof installationFacts>
export const installationFacts = z.object({
  /** How many operations have failed, by channel and error. */
  failed: z.array(z.object({ errorCode: z.enum(ROW_ERROR_CODES).nullable(), count })),
  /** Legal entities with a chunk of synchronize whose lease has expired. */
  abandoned: z.array(text),
  /** Legal entities with operations that *Synchronize customers and channel requests* should take. */
  unsynchronized: z.array(text),
  /** Bulk runs whose lease has expired. */
  lost: z.array(runFacts),
  /** Channel databases that have not acknowledged an erasure, and since when the first of them waits. */
  erasures: z.array(z.object({ channelDatabaseId: text, since: timeText, waiting: count })),
  /** What comparisons of both sides have reported for a person, by kind. */
  differences: z.array(z.object({ kind: text, n: count })),
  /** The first of them. */
  reported: z.array(z.object({ id: text, message: text })),
})
