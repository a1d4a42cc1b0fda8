import type { Actor } from '../../access/actor.ts'
import { isErasedHere } from '../../between/erased.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import {
  type AsyncReason,
  type CustomerOutcome,
  type CustomerRefusal,
  type FieldPath,
  fieldRefused,
  refused,
  type Warning,
} from '../../model/customer-outcome.ts'
import { canonicalCustomer } from '../../model/customer-rows/canonical-customer.ts'
import type { CustomerInput } from '../../model/customer-rows/customer-input.ts'
import { newCustomerKey, newOperationId } from '../../model/customer-rows/new-keys.ts'
import { newCustomerRows } from '../../model/customer-rows/rows.ts'
import { missingAttributes } from '../cache/customer-attributes.ts'
import { type Allowance, asyncAllowance, type ChannelSetting, customerDefaults, EVERYTHING } from '../cache/setting.ts'
import { isGivenId, isUsedKey, keyOfGivenId } from '../capture/given-id.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { answerLost, customerErased, idTaken, rejected } from '../capture/refusals.ts'
import { route, routingState } from '../capture/route.ts'
import { applyStaged, type Staged } from '../capture/staged.ts'
import { type KnownCustomer, withPendingOperations } from '../customers/pending-overlay.ts'
import { checkNewCustomer, type FeatureNeeded } from '../validate/check-customer.ts'
import { checkExternalIds, ofExternalIds } from '../validate/check-external-ids.ts'
import { checkInvoiceAccount } from '../validate/check-invoice-account.ts'
import { vocabularyOf } from '../validate/vocabulary.ts'
import {
  type CaptureDecision,
  type Command,
  type CommandContext,
  type Decision,
  findingsAt,
  refuse,
} from './command.ts'
import { runCommand } from './run-command.ts'

/** A customer to be created through a channel. */
export type NewCustomer = {
  channel: string
  idempotencyKey: string
  /** The id that the client gives the customer, by which this channel's requests may name it (docs/domain.md, D-37). */
  customerId?: string | null
  customer: CustomerInput
  /** True: the customer gets no welcome message (docs/domain.md, D-46). */
  imported?: boolean
  /** The caller's input, which the key identifies, when refused fields were left out of `customer`. */
  sent?: CustomerInput
  /** Where the customer is in the mutation's input, for the paths of refusals. */
  path?: FieldPath
  requestId?: string | null
}

export function createCustomer(database: ChannelDatabase, actor: Actor, input: NewCustomer): Promise<CustomerOutcome> {
  return runCommand(database, actor, creation(input))
}

export function creation(input: NewCustomer): Command {
  const path = input.path ?? []
  return {
    action: 'createCustomer',
    input,
    content: input.customerId == null ? contentOf(input) : [input.customerId.toLowerCase(), contentOf(input)],
    path,
    contentPath: [...path, 'customer'],
    compared: input.customer,
    decide: (context, open) => decide(input, context, open),
    decideUnanswered: (context, customerKey) => decideUnanswered(input, context, customerKey),
    show: async (_, answered) =>
      withPendingOperations({ ...newCustomer(answered.customerKey), document: answered }, input.channel),
  }
}

const contentOf = ({ sent, customer }: NewCustomer) => sent ?? customer

/** The customer's key: that of an open request, of the id that the client gives, or a new one. */
async function keyFor(
  { channel, customerId, path = [] }: NewCustomer,
  { database }: CommandContext,
  open: KeyUse | null,
): Promise<{ customerKey: string } | { refusal: CustomerRefusal }> {
  if (open) return { customerKey: open.customerKey }
  if (customerId == null) return { customerKey: newCustomerKey() }
  const field = [...path, 'customerId']
  if (!isGivenId(customerId))
    return { refusal: refused('INVALID_VALUE', 'This is not a UUID of version 4 or 7. Make a new one.', field) }
  const customerKey = await keyOfGivenId(database.db, channel, customerId)
  if (await isUsedKey(database.db, customerKey)) return { refusal: idTaken(field) }
  return { customerKey }
}

async function decide(input: NewCustomer, context: CommandContext, open: KeyUse | null): Promise<Decision> {
  const { database, setting, request } = context
  const decision = route('CREATE_CUSTOMER', routingState(setting.cache, input.channel, false))
  const allowance = decision.route === 'ASYNC' ? asyncAllowance(setting.cache) : EVERYTHING
  const { refusals, warnings } = validate(input, setting, allowance)
  const prefix = [...(input.path ?? []), 'customer']
  const unknownAccount = await checkInvoiceAccount(database.db, setting, input.customer)
  const key = await keyFor(input, context, open)
  if ('refusal' in key) refusals.push(key.refusal)
  const takenIds = open ? [] : await checkExternalIds(database.db, setting, input.customer.externalIds ?? [], null)
  refusals.push(...[...unknownAccount, ...takenIds.map(ofExternalIds)].map((each) => fieldRefused(each, prefix)))
  if (decision.route === 'REJECT') return refuse([rejected(decision.code)], warnings)
  // An open request was accepted when it first came.
  if ('refusal' in key || (!open && refusals.length > 0)) return refuse(refusals, warnings)
  if (open && (await isErasedHere(database.db, open.customerKey))) return refuse([customerErased()])
  const { customerKey } = key
  const isGiven = input.customerId != null
  if (decision.route === 'ASYNC') {
    const capture = captured(input, context, decision.reason, customerKey, warnings)
    // The first operation of the customer: of two requests at once that give the same id, one is refused.
    return isGiven && !open ? { ...capture, expectedNumber: 1 } : capture
  }
  const staged = stage(input, setting, allowance, customerKey, open?.operationId)
  const { operationId } = staged
  return {
    route: 'REALTIME',
    why: decision,
    customerKey,
    operationId,
    isGiven,
    send: applyStaged(request, staged),
    warnings,
  }
}

/** Rows 5 and 12 of the routing table: fields that an asynchronous create may not carry are refused here, too. */
function decideUnanswered(input: NewCustomer, context: CommandContext, customerKey: string) {
  const { refusals, warnings } = validate(input, context.setting, asyncAllowance(context.setting.cache))
  const mayNot = refusals.filter(({ code }) => code === 'FEATURE_REQUIRED')
  if (mayNot.length > 0) return refuse([answerLost(), ...mayNot])
  return captured(input, context, 'RTS_UNREACHABLE', customerKey, warnings)
}

function captured(
  input: NewCustomer,
  { setting }: CommandContext,
  reason: AsyncReason,
  customerKey: string,
  warnings: Warning[],
): CaptureDecision {
  const staged = stage(input, setting, asyncAllowance(setting.cache), customerKey)
  return { route: 'ASYNC', reason, staged, known: newCustomer(customerKey), expectedNumber: null, warnings }
}

/**
 * The rows depend only on the customer key and the input, so that a call and the capture that replaces it are the same.
 */
const stage = (
  input: NewCustomer,
  setting: ChannelSetting,
  allowance: Allowance,
  customerKey: string,
  operationId: string = newOperationId(),
): Staged => ({
  operationId,
  customerKey,
  kind: 'CREATE_CUSTOMER',
  customerAccount: null,
  baseVersion: 0,
  addressBooks: setting.defaultCustomer.addressBooks,
  ...(input.imported && { imported: true }),
  rows: newCustomerRows(customerKey, canonicalCustomer(input.customer, vocabularyOf(setting)), {
    ...customerDefaults(setting, allowance),
    missingAttributes: missingAttributes(setting, input.customer.attributes ?? []),
  }),
})

const newCustomer = (customerKey: string): KnownCustomer => ({
  customerKey,
  document: null,
  pending: [],
  lastOperationNumber: 0,
  cards: [],
})

/** Validates the customer; paths are those of the mutation's input. */
function validate({ customer, path = [] }: NewCustomer, setting: ChannelSetting, allowance: Allowance) {
  const findings = checkNewCustomer(canonicalCustomer(customer, vocabularyOf(setting)), setting, allowance)
  const prefix = [...path, 'customer']
  const { refusals, warnings } = findingsAt(prefix, findings)
  const needed = findings.featuresNeeded.map((each) => featureNeeded(each, prefix))
  const all: CustomerRefusal[] = [...refusals, ...needed]
  return { refusals: all, warnings }
}

const featureNeeded = ({ feature, field }: FeatureNeeded, prefix: FieldPath) =>
  refused(
    'FEATURE_REQUIRED',
    `An asynchronous create takes this only with the feature ${feature}, which is not effective on this channel. ` +
      'Enable it there, or leave the field out.',
    [...prefix, ...field],
  )
