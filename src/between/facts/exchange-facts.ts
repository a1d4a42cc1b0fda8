import { z } from 'zod'
import { scheduleRow } from '../../model/schedule.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../../model/wire-values.ts'

/** A run that has not ended. `expired`: its lease has expired, so no process works on it. */
export type RunFacts = z.infer<typeof runFacts>
export const runFacts = z.object({ runId: uuid, scope: text, startedAt: timeText, expired: z.boolean() })

/** A session, with the fields that show a failure. */
export type SessionFacts = z.infer<typeof sessionFacts>
const sessionFacts = z.object({
  id: uuid,
  status: text,
  message: textOrNull,
  at: timeText,
  tryCount: count,
  jobId: text,
})

/** A channel as headquarters has it, with everything that a change of it needs. */
export type ChannelFacts = z.infer<typeof channelFacts>
export const channelFacts = z.object({
  id: text,
  name: text,
  type: text,
  legalEntity: text,
  channelDatabase: text,
  functionalityProfile: text,
  defaultCustomer: text,
  addressBooks: z.array(text),
  country: text,
  filterSharedCustomerTables: z.boolean(),
})

/** What headquarters knows of the exchange with one channel database. */
export type DatabaseFacts = z.infer<typeof databaseFacts>
const databaseFacts = z.object({
  id: text,
  group: text,
  paused: z.boolean(),
  rewoundAt: timeText.nullable(),
  /** Another database with its identity that has been refused in the last minutes: the addresses of both. */
  clone: z.object({ holder: text, refused: text, at: timeText }).nullable(),
  channels: z.array(channelFacts),
  /** How far 1010 is acknowledged; null before the first time. */
  customersPosition: decimalText.nullable(),
  lastUpload: sessionFacts.nullable(),
  lastDownload: sessionFacts.nullable(),
  /** Sessions of download jobs that are neither applied nor canceled, oldest first. */
  openDownloads: z.array(sessionFacts),
  /** The median duration of the recent sessions in seconds; null when there are none. */
  uploadSeconds: z.number().nullable(),
  downloadSeconds: z.number().nullable(),
})

/** What headquarters knows of a legal entity's synchronization. */
export type EntityFacts = z.infer<typeof entityFacts>
const sequenceFacts = z.object({ reference: text, format: text, smallest: text, largest: text, next: text })
const entityFacts = z.object({
  dataAreaId: text,
  lastRun: z.object({ runId: uuid, status: text, message: textOrNull, endedAt: timeText }).nullable(),
  /** The median duration of the recent runs in seconds. */
  seconds: z.number().nullable(),
  sequence: sequenceFacts.nullable(),
  /** The number sequence of loyalty cards. `generates`: a channel of the legal entity has card numbers made from it. */
  loyalty: z.object({ generates: z.boolean(), sequence: sequenceFacts.nullable() }),
  name: text,
  country: text,
  currency: text,
  languageId: text,
  timeZone: text,
})

/**
 * Headquarters was restored from a backup: a message that explains this, and the channel databases that have seen more
 * than headquarters has.
 */
export type RewoundFacts = z.infer<typeof rewoundFacts>
const rewoundFacts = z.object({
  message: text,
  seen: z.array(z.object({ channelDatabaseId: text, position: decimalText, since: timeText })),
})

/** What headquarters knows of the exchange. Times are RFC 3339; `now` is by headquarters' clock. */
export type ExchangeFacts = z.infer<typeof exchangeFacts>
export const exchangeFacts = z.object({
  now: timeText,
  /** How many processes that run the schedules have read the job queue recently. */
  workers: count,
  /** When one of them last read the queue; null when there was none, or all were stopped. */
  lastLookAt: timeText.nullable(),
  schedules: z.array(scheduleRow),
  /** The jobs with a run that is executing, whatever its scope. */
  busy: z.array(text),
  /** The unfinished runs of the databases and legal entities of the query. */
  openRuns: z.array(runFacts),
  databases: z.array(databaseFacts),
  entities: z.array(entityFacts),
  /** Null unless a channel database, in scope or not, has seen data that headquarters does not have. */
  rewound: rewoundFacts.nullable(),
  /**
   * The last recovery of headquarters, unless it finished more than a week ago. `interrupted`: its process died, or it
   * ended in an error.
   */
  recovery: z.object({ runId: text, endedAt: timeText.nullable(), interrupted: z.boolean() }).nullable(),
})
