import { z } from 'zod'
import { type Actor, actor } from '../access/actor.ts'
import { SEARCH_FIELDS } from '../db/search-query.ts'
import { CUSTOMER_TYPES, type CustomerDocument, customerDocument } from '../model/customer.ts'
import { foundDuplicate } from '../model/found-duplicate.ts'
import { loyaltyCard } from '../model/loyalty-card.ts'
import { OPERATION_ROUTES, type StagedOperation, stagedOperation } from '../model/operation.ts'
import { knownUpload, type UploadPackage, uploadPackage } from '../model/package.ts'
import { rowRefusal } from '../model/row-error-codes.ts'
import { publicJwk } from '../model/token-trust.ts'
import { byName, count, decimalText, text, textOrNull, timeText, uuid } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments, checkedOnArrival } from './call.ts'
import { type DatabaseIdentity, databaseIdentity } from './whereabouts.ts'

/**
 * How far headquarters is: its newest incarnation (`number` orders incarnations), the position of its log, and the next
 * account number of each legal entity. Numbers and positions are decimal texts.
 */
export type HeadquartersMark = z.infer<typeof headquartersMark>
export const headquartersMark = z.object({
  incarnation: uuid,
  number: decimalText,
  position: decimalText,
  numbers: byName(decimalText),
})

/**
 * The channel database that calls headquarters, and the newest mark that it has seen; null before its first contact.
 */
export type Contact = z.infer<typeof contact>
const contact = z.strictObject({ channelDatabaseId: text, seen: headquartersMark.nullable() })

const refusedAnswer = z.object({ outcome: z.literal('REFUSED'), refusals: z.array(rowRefusal) })

/**
 * The answer to a real-time call. After a refusal, which is a business answer, the caller must not capture instead.
 * `mark`: how far headquarters is, including this call. `duplicates`: the possible duplicates of the customer, in each
 * of the three ways once; `seen` if the channel sees one of them.
 */
export type RealtimeAnswer = z.infer<typeof realtimeAnswer>
const realtimeAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('OK'),
    customer: customerDocument,
    mark: headquartersMark.optional(),
    duplicates: z.array(foundDuplicate).optional(),
  }),
  refusedAnswer,
])

/**
 * The answer to a call for a loyalty card; as RealtimeAnswer. `customer` null: the card is anonymous. `card`: absent
 * from headquarters of versions before 0.6.0.
 */
export type LoyaltyCardAnswer = z.infer<typeof loyaltyCardAnswer>
const loyaltyCardAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('OK'),
    cardNumber: text,
    customer: customerDocument.nullable(),
    card: loyaltyCard.optional(),
    mark: headquartersMark.optional(),
  }),
  refusedAnswer,
])

/**
 * A loyalty card to be issued. Without a card number (null), headquarters makes one. `dataAreaId`: the legal entity of
 * an anonymous card, which has no customer (null).
 */
export type LoyaltyCardRequest = z.infer<typeof loyaltyCardRequest>
const loyaltyCardRequest = z.strictObject({
  operationId: uuid,
  customerKey: uuid.nullable(),
  cardNumber: textOrNull,
  dataAreaId: text.optional(),
})

/** An anonymous loyalty card that is linked to a customer. */
export type LoyaltyCardLink = z.infer<typeof loyaltyCardLink>
const loyaltyCardLink = z.strictObject({ operationId: uuid, customerKey: uuid, cardNumber: text })

/** The adoption of a customer of another store by a channel. */
export type Adoption = z.infer<typeof adoption>
const adoption = z.strictObject({ operationId: uuid, customerKey: uuid, channelId: text })

/**
 * How much of an upload headquarters has now, and how many operations of erased customers it dropped. REWOUND stops the
 * database's uploads and downloads (docs/architecture.md, Rewound channel databases).
 */
export type UploadReceipt = z.infer<typeof uploadReceipt>
const uploadReceipt = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('RECEIVED'), received: count, repeated: count, erased: count }),
  z.object({ outcome: z.literal('REWOUND'), message: text }),
])

/** A search in all stores of a legal entity, by one field or by all that a customer is searched by. */
export type RemoteSearch = z.infer<typeof remoteSearch>
const remoteSearch = z.strictObject({
  dataAreaId: text,
  text,
  field: z.enum(SEARCH_FIELDS).optional(),
  limit: z.int(),
})

/** A hit of the search in all stores: name, account and masked contacts only (docs/domain.md, Search in all stores). */
export type RemoteSearchHit = z.infer<typeof remoteSearchHit>
const remoteSearchHit = z.object({
  customerKey: uuid,
  dataAreaId: text,
  account: text,
  customerType: z.enum(CUSTOMER_TYPES),
  name: text,
  email: textOrNull,
  phone: textOrNull,
  createdAt: timeText,
})

const signingKeys = z.array(z.object({ kid: text, jwk: publicJwk }))

/** Feature key → its state at headquarters, with the log position of its last change. */
const featureStates = byName(z.object({ enabled: z.boolean(), changedPosition: decimalText }))

/**
 * The head of a channel database's log at its last contact, and the newest operation that it had captured and not
 * uploaded then (null: none).
 */
export type KnownLog = z.infer<typeof knownLog>
export const knownLog = z.object({ position: decimalText, operationId: uuid.nullable() })

export const place = z.strictObject({ capturedAt: timeText, operationId: uuid })
/** The last item that was read of a list in order of `capturedAt`. */
export type Place = z.infer<typeof place>

/**
 * What headquarters knows of a channel database, which a restored copy of it lacks: the last upload, the log at the
 * last contact (null: none), and the last operation with an idempotency key, by either route (null: none).
 */
export type NewestKnown = z.infer<typeof newestKnown>
export const newestKnown = z.object({
  upload: knownUpload,
  log: knownLog.nullable(),
  keyed: place.extend({ customerKey: uuid }).nullable(),
})

/** The last key that was read of a list in order of customers and operations. */
export type KeyPlace = z.infer<typeof keyPlace>
export const keyPlace = z.object({ customerKey: uuid, operationId: uuid })

/** A captured operation as headquarters has it. `capturedAt` is by the channel database's clock. */
export type HeadquartersOperation = z.infer<typeof headquartersOperation>
const headquartersOperation = z.object({
  operationId: uuid,
  customerKey: uuid,
  operationNumber: count,
  capturedAt: timeText,
})

/**
 * An idempotency key that a channel database has used, as keyed hashes. `requestHash` is ERASED if the customer was
 * erased.
 */
export type UsedKey = z.infer<typeof usedKey>
export const usedKey = z.object({
  operationId: uuid,
  channelId: text,
  customerKey: uuid,
  keyHash: text,
  requestHash: text,
  route: z.enum(OPERATION_ROUTES),
  capturedAt: timeText,
})

/**
 * What headquarters serves to the channel side. A call that cannot be answered throws; `isUnavailable` recognizes
 * communication failures. Before anything else, a call checks that headquarters has everything that the channel
 * database has seen, and throws HeadquartersRewound when it does not.
 */
export interface HeadquartersSide {
  /** Receives an upload of a session, once. Throws PackageRefused when the package does not match the contract. */
  receiveUpload(sessionId: string, upload: UploadPackage): Promise<UploadReceipt>
  /** Applies an operation immediately. A repeated call with the same operation returns the first answer. */
  applyRealtime(actor: Actor, operation: StagedOperation, contact: Contact): Promise<RealtimeAnswer>
  /** Issues a loyalty card. A repeated call with the same operation returns the first answer. */
  issueLoyaltyCard(actor: Actor, card: LoyaltyCardRequest, contact: Contact): Promise<LoyaltyCardAnswer>
  /** Links an anonymous loyalty card to a customer. A repeated call changes nothing. */
  linkLoyaltyCard(actor: Actor, link: LoyaltyCardLink, contact: Contact): Promise<LoyaltyCardAnswer>
  /** Has a channel adopt a customer of another store. A repeated call changes nothing. */
  adoptCustomer(actor: Actor, adoption: Adoption, contact: Contact): Promise<RealtimeAnswer>
  searchAllStores(actor: Actor, search: RemoteSearch, contact: Contact): Promise<RemoteSearchHit[]>
  /**
   * What headquarters knows of a channel database; null if it is not registered. `here`: which database asks. Its own
   * log is left out while a clone has its place.
   */
  newestKnown(channelDatabaseId: string, here: DatabaseIdentity): Promise<NewestKnown | null>
  /** The next captured operations of a channel database since a time (null: all), in order of that time. */
  operationsSince(
    channelDatabaseId: string,
    since: string | null,
    after: Place | null,
    limit: number,
  ): Promise<HeadquartersOperation[]>
  /** The next idempotency keys of a channel database, in order of time. */
  usedKeys(channelDatabaseId: string, after: Place | null, limit: number): Promise<UsedKey[]>
  /**
   * These customers as headquarters has them. Left out are those that it does not have, and those for whom the channel
   * database has used no idempotency key.
   */
  customers(channelDatabaseId: string, customerKeys: readonly string[]): Promise<CustomerDocument[]>
  /** The states of the features; null when headquarters cannot be reached within a second. */
  featureStates(): Promise<z.infer<typeof featureStates> | null>
  /**
   * The public keys with which processes of headquarters sign who acts. A store asks for them when it does not know a
   * key yet: that of a new process comes with 1110 only later.
   */
  signingKeys(): Promise<z.infer<typeof signingKeys>>
}

export const headquartersCalls = {
  receiveUpload: call([uuid, checkedOnArrival(uploadPackage)], uploadReceipt),
  applyRealtime: call([actor, stagedOperation, contact], realtimeAnswer),
  issueLoyaltyCard: call([actor, loyaltyCardRequest, contact], loyaltyCardAnswer),
  linkLoyaltyCard: call([actor, loyaltyCardLink, contact], loyaltyCardAnswer),
  adoptCustomer: call([actor, adoption, contact], realtimeAnswer),
  searchAllStores: call([actor, remoteSearch, contact], z.array(remoteSearchHit)),
  newestKnown: call([text, databaseIdentity], newestKnown.nullable()),
  operationsSince: call([text, timeText.nullable(), place.nullable(), count], z.array(headquartersOperation)),
  usedKeys: call([text, place.nullable(), count], z.array(usedKey)),
  customers: call([text, z.array(uuid).readonly()], z.array(customerDocument)),
  featureStates: callWithoutArguments(featureStates.nullable()),
  signingKeys: callWithoutArguments(signingKeys),
} satisfies CallsOf<HeadquartersSide>
