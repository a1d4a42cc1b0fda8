import { assertMayUseHeadquarters } from '../../access/headquarters-rights.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { knownNames } from '../../headquarters/organization/known-names.ts'
import { createOwnCustomers, type OwnCreate } from '../../headquarters/own-customers/create-customers.ts'
import { type OwnOutcome, rejected } from '../../headquarters/own-customers/own-operation.ts'
import { type Put, putCustomers } from '../../headquarters/own-customers/put-customers.ts'
import type { OwnTarget } from '../../headquarters/own-customers/update-customer.ts'
import { updateCustomerAtHeadquarters } from '../../headquarters/own-customers/update-fields.ts'
import * as parts from '../../headquarters/own-customers/update-parts.ts'
import { type ErrorPolicy, MOST_ROWS } from '../../headquarters/own-customers/write-rows.ts'
import { type FieldPath, type Refused, refused } from '../../model/customer-outcome.ts'
import { unknownName } from '../../model/near-names.ts'
import type {
  MutationAddCustomerAddressArgs,
  MutationAddCustomerAffiliationArgs,
  MutationCreateCustomerArgs,
  MutationCreateCustomersArgs,
  MutationPutCustomerArgs,
  MutationPutCustomersArgs,
  MutationRemoveCustomerAddressArgs,
  MutationRemoveCustomerContactArgs,
  MutationSetCustomerAttributesArgs,
  MutationSetCustomerContactArgs,
  MutationSetCustomerExternalIdsArgs,
  MutationUpdateCustomerAddressArgs,
  MutationUpdateCustomerArgs,
} from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { keyOf } from '../shared/node-id.ts'

type Input<Args extends { readonly input: object }> = Args['input']

/** The mutations of customers at headquarters, without a channel: no till may, nor a token of some channels only. */
export const atHeadquarters = {
  async createCustomer(input: Input<MutationCreateCustomerArgs>, context: Context): Promise<OwnOutcome> {
    const { hq, dataAreaId } = await inLegalEntity(input.legalEntity, context)
    if (typeof dataAreaId !== 'string') return rejected([dataAreaId])
    const { customer, idempotencyKey, customerId } = input
    if (customerId != null)
      return rejected([refused('INVALID_VALUE', 'Only a channel takes it. Leave it out.', ['customerId'])])
    const rows: OwnCreate[] = [{ customer, idempotencyKey, path: [] }]
    const [outcome] = either(
      await createOwnCustomers(hq, context.actor, {
        dataAreaId,
        defaultCustomer: input.defaultCustomer ?? null,
        rows,
        errorPolicy: 'REJECT_FAILED_ROWS',
        imported: false,
      }),
    )
    return outcome
  },

  async createCustomers(input: Input<MutationCreateCustomersArgs>, context: Context) {
    const { hq, dataAreaId } = await inLegalEntity(input.legalEntity, context)
    if (typeof dataAreaId !== 'string') return { results: [], userErrors: [dataAreaId] }
    const tooMany = refuseMany(input.customers)
    if (tooMany) return { results: [], userErrors: [tooMany] }
    const rows = input.customers.map((row, nth): OwnCreate => ({ ...row, path: ['customers', String(nth)] }))
    const outcomes = await createOwnCustomers(hq, context.actor, {
      dataAreaId,
      ...listOf(input),
      imported: !input.sendWelcomeMessages,
      rows,
    })
    return 'code' in outcomes ? { results: [], userErrors: [outcomes] } : { results: outcomes, userErrors: [] }
  },

  async putCustomer(input: Input<MutationPutCustomerArgs>, context: Context): Promise<OwnOutcome> {
    const { hq, dataAreaId } = await inLegalEntity(input.legalEntity, context)
    if (typeof dataAreaId !== 'string') return rejected([dataAreaId])
    const { externalId, customer, dryRun } = input
    const [outcome] = either(
      await putCustomers(hq, context.actor, {
        dataAreaId,
        defaultCustomer: input.defaultCustomer ?? null,
        rows: [{ externalId, customer, path: [] }],
        errorPolicy: 'REJECT_FAILED_ROWS',
        dryRun: dryRun ?? false,
      }),
    )
    return outcome
  },

  async putCustomers(input: Input<MutationPutCustomersArgs>, context: Context) {
    const { hq, dataAreaId } = await inLegalEntity(input.legalEntity, context)
    if (typeof dataAreaId !== 'string') return { results: [], userErrors: [dataAreaId] }
    const tooMany = refuseMany(input.customers)
    if (tooMany) return { results: [], userErrors: [tooMany] }
    const rows = input.customers.map((row, nth): Put => ({ ...row, path: ['customers', String(nth)] }))
    const outcomes = await putCustomers(hq, context.actor, { dataAreaId, ...listOf(input), rows })
    return 'code' in outcomes ? { results: [], userErrors: [outcomes] } : { results: outcomes, userErrors: [] }
  },

  updateCustomer: (input: Input<MutationUpdateCustomerArgs>, context: Context) =>
    updateCustomerAtHeadquarters(mayUse(context), context.actor, { ...targetOf(input), changes: input.changes }),
  addCustomerAddress: (input: Input<MutationAddCustomerAddressArgs>, context: Context) =>
    parts.addOwnAddress(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  updateCustomerAddress: (input: Input<MutationUpdateCustomerAddressArgs>, context: Context) =>
    parts.updateOwnAddress(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  removeCustomerAddress: (input: Input<MutationRemoveCustomerAddressArgs>, context: Context) =>
    parts.removeOwnAddress(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  setCustomerContact: ({ contactId, ...input }: Input<MutationSetCustomerContactArgs>, context: Context) =>
    parts.setOwnContact(mayUse(context), context.actor, { ...input, ...targetOf(input), contactId: contactId ?? null }),
  removeCustomerContact: (input: Input<MutationRemoveCustomerContactArgs>, context: Context) =>
    parts.removeOwnContact(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  addCustomerAffiliation: (input: Input<MutationAddCustomerAffiliationArgs>, context: Context) =>
    parts.addOwnAffiliation(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  removeCustomerAffiliation: (input: Input<MutationAddCustomerAffiliationArgs>, context: Context) =>
    parts.removeOwnAffiliation(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  setCustomerAttributes: (input: Input<MutationSetCustomerAttributesArgs>, context: Context) =>
    parts.setOwnAttributes(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
  setCustomerExternalIds: (input: Input<MutationSetCustomerExternalIdsArgs>, context: Context) =>
    parts.setOwnExternalIds(mayUse(context), context.actor, { ...input, ...targetOf(input) }),
}

function mayUse({ actor, sides }: Context): HeadquartersDatabase {
  assertMayUseHeadquarters(actor)
  return headquartersOf(sides)
}

/** Headquarters, and the legal entity that the input names; why not, when it names none that there is. */
async function inLegalEntity(
  named: string | null | undefined,
  context: Context,
): Promise<{ hq: HeadquartersDatabase; dataAreaId: string | Refused }> {
  const hq = mayUse(context)
  const field: FieldPath = ['legalEntity']
  if (named == null) return { hq, dataAreaId: refused('INVALID_VALUE', 'Name the legal entity, or a channel.', field) }
  const known = await knownNames(hq.db, 'legal entity', context.actor.channels)
  return {
    hq,
    dataAreaId: known.some(({ name }) => name === named)
      ? named
      : refused('NOT_FOUND', unknownName('legal entity', named, known), field),
  }
}

type ListInput = Pick<Input<MutationPutCustomersArgs>, 'defaultCustomer' | 'errorPolicy' | 'dryRun'>

const listOf = ({ defaultCustomer, errorPolicy, dryRun }: ListInput) => ({
  defaultCustomer: defaultCustomer ?? null,
  errorPolicy: (errorPolicy ?? 'REJECT_FAILED_ROWS') satisfies ErrorPolicy,
  dryRun: dryRun ?? false,
})

const refuseMany = (rows: readonly unknown[]): Refused | null =>
  rows.length > MOST_ROWS ? refused('INVALID_VALUE', `At most ${MOST_ROWS} customers in a list.`, ['customers']) : null

/** The outcome of the one row. */
function either(outcomes: OwnOutcome[] | Refused): [OwnOutcome] {
  if ('code' in outcomes) return [rejected([outcomes])]
  const [outcome] = outcomes
  if (!outcome) throw new Error('A row without an outcome.')
  return [outcome]
}

type UpdateInput = { customerId: string; idempotencyKey: string; expectedVersion?: string | null | undefined }

const targetOf = ({ customerId, idempotencyKey, expectedVersion }: UpdateInput): OwnTarget => ({
  customerKey: keyOf('Customer', customerId),
  idempotencyKey,
  expectedVersion: expectedVersion ?? null,
})
