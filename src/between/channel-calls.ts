import { z } from 'zod'
import { actor, actorChannels } from '../access/actor.ts'
import { auditEntry } from '../access/audit.ts'
import { auditEntryView, auditQuery } from '../access/list-audit.ts'
import { customerDocument } from '../model/customer.ts'
import { customerView } from '../model/customer-view.ts'
import { DATABASE_STATES } from '../model/database-state.ts'
import { loyaltyCard } from '../model/loyalty-card.ts'
import { channelOperationView } from '../model/operation-view.ts'
import { deliveredPart, downloadHeader, knownUpload, uploadPackage } from '../model/package.ts'
import { realtimeCallView } from '../model/realtime-call.ts'
import { EXPIRING_AT_CHANNEL } from '../model/retention.ts'
import { soughtCustomer } from '../model/sought-customer.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments, checkedOnArrival, stream } from './call.ts'
import { channelOperationQuery, realtimeCallQuery, stagingRowQuery, stagingRowView } from './channel-queries.ts'
import type { ChannelSide } from './channel-side.ts'
import {
  channelCounts,
  channelCustomerState,
  channelDatabaseState,
  contactAnswer,
  erasedCustomer,
  knownCustomer,
  realtimeCallCount,
  sentOperation,
} from './channel-state.ts'
import { channelRanges, channelRows, keyInterval } from './compared-rows.ts'
import { headquartersMark, keyPlace, newestKnown, usedKey } from './headquarters-side.ts'
import { logCalls } from './log-owner.ts'

const mark = headquartersMark.optional()
const uuids = z.array(uuid).readonly()
const texts = z.array(text).readonly()
const rewound = z.object({ rewound: text })
const nothing = z.void()

/** The schemas of a channel side's calls. */
export const channelCalls = {
  ...logCalls,
  offerUpload: call([count, knownUpload, uuid.optional(), decimalText.optional()], z.union([uploadPackage, rewound])),
  acknowledgeUpload: call([uuids, mark], nothing),
  seenHeadquarters: callWithoutArguments(headquartersMark.nullable()),
  contact: call([textOrNull, newestKnown, z.boolean()], contactAnswer),
  recordUploadAttempt: call([textOrNull, z.boolean().optional()], nothing),
  appliedJob: call(
    [text],
    z.object({
      position: decimalText.nullable(),
      sessionId: uuid.nullable(),
      now: timeText,
      redirectsThrough: decimalText.nullish(),
      knowsJob: z.boolean().optional(),
    }),
  ),
  applyDownload: call(
    [checkedOnArrival(downloadHeader), stream(deliveredPart), mark],
    z.union([z.object({ rowsAffected: count }), rewound, z.object({ behind: decimalText })]),
  ),
  recollect: call([z.boolean()], z.boolean()),
  acceptAsNewSource: callWithoutArguments(z.object({ sourceId: uuid })),
  usedKeys: call([keyPlace.nullable(), count], z.array(usedKey)),
  knownCustomers: call([uuid.nullable(), count], z.array(knownCustomer)),
  sentOperations: call([uuid.nullable(), count], z.array(sentOperation)),
  erasedCustomers: call([uuid.nullable(), count], z.array(erasedCustomer)),
  loyaltyCards: call([uuid.nullable(), count], z.array(loyaltyCard)),
  offerAgain: call([uuids], z.object({ offered: count })),
  acceptHeadquarters: call([headquartersMark], nothing),
  state: callWithoutArguments(channelDatabaseState),
  customerState: call([soughtCustomer.nullable(), actorChannels], channelCustomerState),
  counts: call([actorChannels], z.array(channelCounts)),
  realtimeCalls: call([realtimeCallQuery], z.array(realtimeCallView)),
  realtimeCallCounts: call([texts.nullable(), text, z.boolean()], z.array(realtimeCallCount)),
  pendingOperations: call([channelOperationQuery], z.array(channelOperationView)),
  stagingRows: call([stagingRowQuery], z.array(stagingRowView)),
  customers: call([uuids], z.array(customerDocument)),
  customersOf: call([text, uuids], z.array(customerView)),
  countsAndHashes: call([keyInterval, textOrNull], channelRanges),
  hashesOf: call([z.array(keyInterval).readonly(), textOrNull], channelRows),
  flushCache: call([actor], nothing),
  freezeCache: call([z.boolean()], nothing),
  setOffline: call([actor, text, z.boolean()], nothing),
  setRealtimeServiceAvailable: call([actor, text, z.boolean()], nothing),
  setRegisterPaused: call([actor, text, text, textOrNull], z.boolean()),
  removeRegister: call([actor, text, text], z.boolean()),
  removeExpired: call(
    [
      z.enum(EXPIRING_AT_CHANNEL),
      timeText,
      z.object({ acknowledgedOperationId: uuid.nullable(), backedUpBefore: timeText }),
    ],
    z.object({ removed: count, more: z.boolean() }),
  ),
  audit: call([auditQuery], z.array(auditEntryView)),
  recordAudit: call([actor, auditEntry], nothing),
  databaseState: callWithoutArguments(z.enum(DATABASE_STATES).nullable()),
} satisfies CallsOf<ChannelSide>
