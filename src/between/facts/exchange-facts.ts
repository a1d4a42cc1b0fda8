import { z } from 'zod'
import { scheduleRow } from '../../model/schedule.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../../model/wire-values.ts'

/** A run that has not ended; `expired`: its lease has not been renewed, and nothing works on it. */
export type RunFacts = z.infer<typeof runFacts>
export const runFacts = z.object({ runId: uuid, scope: text, startedAt: timeText, expired: z.boolean() })

/** A session, as far as it shows what is wrong. */
export type SessionFacts = z.infer<typeof sessionFacts>
const sessionFacts = z.object({
  id: uuid,
  status: text,
  message: textOrNull,
  at: timeText,
  tryCount: count,
  jobId: text,
})

/** A channel as headquarters has it, with all that a change of it needs. */
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
  channels: z.array(channelFacts),
  /** How far 1010 is acknowledged; null: never. */
  customersPosition: decimalText.nullable(),
  lastUpload: sessionFacts.nullable(),
  lastDownload: sessionFacts.nullable(),
  /** Sessions of download jobs that are neither applied nor given up, oldest first. */
  openDownloads: z.array(sessionFacts),
  /** Median seconds of the recent sessions; null: there are none. */
  uploadSeconds: z.number().nullable(),
  downloadSeconds: z.number().nullable(),
})

/** What headquarters knows of a legal entity's synchronization. */
export type EntityFacts = z.infer<typeof entityFacts>
const entityFacts = z.object({
  dataAreaId: text,
  lastRun: z.object({ runId: uuid, status: text, message: textOrNull, endedAt: timeText }).nullable(),
  /** Median seconds of the recent runs. */
  seconds: z.number().nullable(),
  sequence: z.object({ reference: text, format: text, smallest: text, largest: text, next: text }).nullable(),
  name: text,
  country: text,
  currency: text,
  languageId: text,
  timeZone: text,
})

/**
 * Headquarters is an older copy of itself: a message that says what that means, and the channel databases that have seen
 * more than it has.
 */
export type RewoundFacts = z.infer<typeof rewoundFacts>
const rewoundFacts = z.object({
  message: text,
  seen: z.array(z.object({ channelDatabaseId: text, position: decimalText, since: timeText })),
})

/** What headquarters knows of the exchange. Times RFC 3339, `now` by headquarters' clock. */
export type ExchangeFacts = z.infer<typeof exchangeFacts>
export const exchangeFacts = z.object({
  now: timeText,
  /** Processes that run the schedules and have looked at the job queue lately. */
  workers: count,
  /** When one of them looked last; null: there has been none, or each was stopped. */
  lastLookAt: timeText.nullable(),
  schedules: z.array(scheduleRow),
  /** The jobs of which a run is executing, whatever it is over. */
  busy: z.array(text),
  /** Of the databases and legal entities of the query. */
  openRuns: z.array(runFacts),
  databases: z.array(databaseFacts),
  entities: z.array(entityFacts),
  /** Null unless a channel database, in scope or not, has seen what headquarters does not have. */
  rewound: rewoundFacts.nullable(),
})
