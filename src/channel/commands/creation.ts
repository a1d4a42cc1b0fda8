import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import {
  type CustomerRefusal,
  type FieldPath,
  fieldRefused,
  refused,
  type Warning,
} from '../../model/customer-outcome.ts'
import { type Allowance, asyncAllowance, type ChannelSetting, EVERYTHING } from '../cache/setting.ts'
import { requestSecret } from '../capture/idempotency.ts'
import { requestHash } from '../capture/ids.ts'
import { rejected } from '../capture/refusals.ts'
import { type Route, route, routingState } from '../capture/route.ts'
import { newOperationId, type Request, type Staged } from '../capture/staged.ts'
import { checkNewCustomer, type FeatureNeeded } from '../validate/check-customer.ts'
import type { CustomerInput } from '../validate/customer-input.ts'
import { newCustomerRows } from './new-customer.ts'

/** A customer to be created through a channel. `path`: where it is in the mutation's input, for the paths of refusals. */
export type NewCustomer = {
  channel: string
  idempotencyKey: string
  customer: CustomerInput
  /** What the caller sent, when refused fields were left out of `customer`: the key stands for this. */
  asked?: CustomerInput
  path?: FieldPath
  requestId?: string | null
}

/** One create with what it is decided on. */
export type Creation = {
  input: NewCustomer
  setting: ChannelSetting
  request: Request
  route: Route
  /** Drawn again for each request; an earlier use of the key brings its own. */
  customerKey: string
  path: FieldPath
  warnings: Warning[]
  refusals: CustomerRefusal[]
}

/** Decides and judges a create without storing anything. */
export async function creationOf(
  database: Pick<ChannelDatabase, 'db'>,
  actor: Actor,
  input: NewCustomer,
  setting: ChannelSetting,
): Promise<Creation> {
  const path = input.path ?? []
  const decision = route('CREATE_CUSTOMER', routingState(setting.cache, input.channel, false))
  const allowance = decision.route === 'ASYNC' ? asyncAllowance(setting.cache) : EVERYTHING
  const { refusals, warnings } = judge(input, setting, allowance, path)
  return {
    input,
    setting,
    request: {
      actor,
      action: 'createCustomer',
      channelId: input.channel,
      dataAreaId: setting.channel.dataAreaId,
      key: input.idempotencyKey,
      requestHash: requestHash(await requestSecret(database.db), 'createCustomer', input.asked ?? input.customer),
      requestId: input.requestId ?? null,
    },
    route: decision,
    customerKey: randomUUID(),
    path,
    warnings,
    refusals: decision.route === 'REJECT' ? [rejected(decision.code)] : refusals,
  }
}

/** What speaks against the customer with that allowance; paths are those of the mutation's input. */
export function judge({ customer }: NewCustomer, setting: ChannelSetting, allowance: Allowance, path: FieldPath) {
  const judged = checkNewCustomer(customer, setting, allowance)
  const prefix = [...path, 'customer']
  return {
    refusals: [
      ...judged.refusals.map((each) => fieldRefused(each, prefix)),
      ...judged.featuresNeeded.map((each) => featureNeeded(each, prefix)),
    ],
    warnings: judged.warnings.map((warning) => ({ ...warning, field: [...prefix, ...warning.field] })),
  }
}

const featureNeeded = ({ feature, field }: FeatureNeeded, prefix: FieldPath) =>
  refused(
    'FEATURE_REQUIRED',
    `An asynchronous create takes this only with the feature ${feature}, which is not effective on this channel. Enable it there, or leave the field out.`,
    [...prefix, ...field],
  )

/** What is to be stored, or sent. Each call draws another operation id; the rows follow from the creation alone. */
export function stagedCustomer(creation: Creation, allowance: Allowance): Staged {
  const { customerKey, input, setting } = creation
  return {
    operationId: newOperationId(),
    customerKey,
    kind: 'CREATE_CUSTOMER',
    customerAccount: null,
    baseVersion: 0,
    addressBooks: setting.defaultCustomer.addressBooks,
    rows: newCustomerRows(customerKey, input.customer, setting, allowance),
  }
}
