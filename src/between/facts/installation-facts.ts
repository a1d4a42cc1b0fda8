import { z } from 'zod'
import { featureView } from '../../model/feature.ts'
import { ROW_ERROR_CODES } from '../../model/row-error-codes.ts'
import { count, text, textOrNull, timeText } from '../../model/wire-values.ts'
import { channelFacts, exchangeFacts, runFacts } from './exchange-facts.ts'

/** Since when a download job has changes that a channel database has not applied; null when there are none. */
export type BehindFacts = z.infer<typeof behindFacts>
const behindFacts = z.object({ channelDatabaseId: text, jobId: text, since: timeText.nullable() })

/** Channels in scope as headquarters has them. */
export type ChannelsAtHeadquarters = z.infer<typeof channelsAtHeadquarters>
export const channelsAtHeadquarters = z.object({
  channels: z.array(z.object({ ...channelFacts.shape, createsAsynchronously: z.boolean() })),
  /** The exchange of their channel databases and legal entities. */
  exchange: exchangeFacts,
  behind: z.array(behindFacts),
  /**
   * Channel databases that have not received results of operations in scope, and since when the oldest one has waited
   * for 1010.
   */
  undistributed: z.array(z.object({ channelDatabaseId: text, since: timeText })),
  /**
   * The first operation of each channel database that 1010 cannot deliver: its customer is in these address books, and
   * none of the database's channels is.
   */
  unshared: z.array(
    z.object({
      channelDatabaseId: text,
      operationId: text,
      customerKey: text,
      channelId: text,
      addressBooks: z.array(text),
      since: timeText,
    }),
  ),
  /** When data that 1070 or 1110 carries last changed; null when it never did. */
  configuredAt: timeText.nullable(),
  features: z.array(featureView),
})

/** Erasures of a channel database that wait, and reported differences, are counted up to this many. */
export const MOST_COUNTED = 1_000

/** Facts that belong to no single channel, limited to the channels in scope. */
export type InstallationFacts = z.infer<typeof installationFacts>
export const installationFacts = z.object({
  /** How many operations have failed, by channel and error. */
  failed: z.array(z.object({ errorCode: z.enum(ROW_ERROR_CODES).nullable(), count })),
  /** How often they have failed within the last hour, up to MOST_COUNTED; 0 when only some channels are in scope. */
  failedLastHour: count,
  /** Other processes with a living worker whose clock differs from headquarters', by this many seconds. */
  workerClocks: z.array(z.object({ process: text, skew: z.number() })),
  /** Maintenance that was stopped by a fault several times in a row, and since when. */
  maintenance: z.array(z.object({ id: text, failures: count, since: timeText })),
  /** Legal entities with a chunk of synchronize whose lease has expired. */
  abandoned: z.array(text),
  /**
   * Legal entities with operations that *Synchronize customers and channel requests* should process or is processing,
   * and since when the next one waits, or the oldest ones are in progress.
   */
  unsynchronized: z.array(z.object({ legalEntity: text, since: timeText })),
  /** The keys of features whose date has begun minutes ago, and that their schedule has not enabled. */
  overdueFeatures: z.array(text),
  /** Bulk runs whose lease has expired. */
  lost: z.array(runFacts),
  /** Channel databases that have not acknowledged an erasure, and since when the oldest erasure has waited. */
  erasures: z.array(z.object({ channelDatabaseId: text, since: timeText, waiting: count })),
  /** Webhook endpoints that were disabled after failures; empty when only some channels are in scope. */
  disabledWebhooks: z.array(z.object({ id: text, host: text, since: timeText })),
  /**
   * Welcome messages that were given up in the last week, that have waited for more than an hour, and why the newest of
   * them was not sent; null when there is none, or when only some channels are in scope.
   */
  unsentWelcomes: z.object({ givenUp: count, waiting: count, since: timeText, why: textOrNull }).nullable(),
  /**
   * E-mails about alerts that the mail server has not taken for five minutes, or that were given up with none taken
   * since, and why the newest was not; null when there is none, or when only some channels are in scope.
   */
  unsentAlertMails: z.object({ givenUp: count, waiting: count, since: timeText, why: textOrNull }).nullable(),
  /** The differences that need a person, by kind. */
  differences: z.array(z.object({ kind: text, n: count })),
  /** The first of them. */
  reported: z.array(z.object({ id: text, kind: text, message: text, channelDatabaseId: textOrNull })),
})
