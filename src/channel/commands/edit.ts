import { isErasedHere } from '../../between/is-erased.ts'
import type { Database } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'
import {
  type CustomerRefusal,
  type FieldPath,
  fieldRefused,
  refused,
  type Warning,
} from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { OperationKind, StagedRows } from '../../model/operation.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { customerErased } from '../capture/refusals.ts'
import type { RoutedAction } from '../capture/route.ts'
import type { Request } from '../capture/staged.ts'
import type { KnownCustomer } from '../customers/fold.ts'
import type { Findings } from '../validate/check-field.ts'

/** What every edit through a channel names. */
export type EditTarget = {
  channel: string
  customerKey: string
  idempotencyKey: string
  expectedVersion?: string | null
  requestId?: string | null
}

/** An edit worked out against the customer as it is: the rows to be staged, or why there are none. */
export type Edit = { refusals: CustomerRefusal[]; warnings: Warning[] } | { rows: StagedRows; warnings: Warning[] }

/** What an edit is worked out with. `seed`: whatever ids it draws follow from it, so that it carries the same however often it is sent. */
export type EditContext = {
  setting: ChannelSetting
  seed: string
}

/** One kind of edit. `content` is what its request says, for the idempotency key; `inputPath` is where refusals of headquarters are about. */
export type EditKind = {
  action: string
  routed: RoutedAction
  kind: OperationKind
  content: unknown
  inputPath: FieldPath
  workOut(customer: CustomerView, context: EditContext): Edit
}

/** An edit on its way, with what it is decided on. */
export type Editing = {
  target: EditTarget
  kind: EditKind
  setting: ChannelSetting
  request: Request
  known: KnownCustomer | null
}

export const notFound = () =>
  refused('NOT_FOUND', 'The channel does not have this customer. Search in its address books.', ['customerId'])

/** Why an edit finds no customer: it was erased, or the channel has never had it. */
export const gone = async (db: Database, customerKey: string): Promise<CustomerRefusal> =>
  isUuid(customerKey) && (await isErasedHere(db, customerKey)) ? customerErased() : notFound()

/** The edit, unless something was found against it; paths get the input's name before them. */
export function editUnlessRefused(
  { refusals, warnings }: Findings,
  inputPath: FieldPath,
  edit: () => { rows: StagedRows },
): Edit {
  const warned = warnings.map((warning) => ({ ...warning, field: [...inputPath, ...warning.field] }))
  if (refusals.length === 0) return { ...edit(), warnings: warned }
  return { refusals: refusals.map((each) => fieldRefused(each, inputPath)), warnings: warned }
}

/** An edit that is refused as a whole. */
export const refusedEdit = (refusal: CustomerRefusal): Edit => ({ refusals: [refusal], warnings: [] })
