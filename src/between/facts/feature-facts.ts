import { z } from 'zod'
import { DOWNLOAD_SESSION_STATUSES } from '../../model/cdx-session.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import { featureView } from '../../model/feature.ts'
import { scheduleRow } from '../../model/schedule.ts'
import { decimalText, text, textOrNull, uuid } from '../../model/wire-values.ts'

/** The newest session of a job in a channel database, when it did not succeed. Positions are decimal texts. */
export type OpenSession = z.infer<typeof openSession>
const openSession = z.object({
  id: uuid,
  number: decimalText,
  status: z.enum(DOWNLOAD_SESSION_STATUSES),
  toPosition: decimalText,
  message: textOrNull,
})

/** How far headquarters knows a job to be applied (null before the first time), and its session that is stuck. */
export type JobRollout = z.infer<typeof jobRollout>
const jobRollout = z.object({
  jobId: z.enum(FEATURE_JOBS),
  acknowledgedPosition: decimalText.nullable(),
  session: openSession.nullable(),
})

/** What headquarters knows of the rollout to a channel database: the part that is the same for all features. */
export type RolloutAtHeadquarters = z.infer<typeof rolloutAtHeadquarters>
const rolloutAtHeadquarters = z.object({
  key: text,
  name: text,
  group: text,
  paused: z.boolean(),
  rewound: z.boolean(),
  /** A suspended session blocks the later ones of its job. */
  enforceSessionOrder: z.boolean(),
  jobs: z.array(jobRollout),
})

/** A channel, and how its functionality profile creates customers. */
export type ChannelProfile = z.infer<typeof channelProfile>
const channelProfile = z.object({
  key: text,
  name: text,
  channelDatabaseId: text,
  functionalityProfile: z.object({ id: text, createCustomersInAsyncMode: z.boolean() }),
})

/** A feature as headquarters has it. `feature` is null when no feature has this key. */
export type FeatureAtHeadquarters = z.infer<typeof featureAtHeadquarters>
export const featureAtHeadquarters = z.object({
  feature: featureView.nullable(),
  /** The features that it requires, directly or indirectly, in the order in which they are enabled. */
  prerequisites: z.array(featureView),
  schedules: z.array(scheduleRow),
  /** The channel databases that serve a channel in scope, in order of their ids. */
  databases: z.array(rolloutAtHeadquarters),
  /** All channels, including those out of scope. */
  channels: z.array(channelProfile),
})
