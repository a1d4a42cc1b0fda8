import type { Connection } from '../../../client/request.ts'
import { LOYALTY_JOB } from '../../../model/configuration.ts'
import { mutate, runJobs } from '../mutate.ts'
import { readSetting } from '../setting.ts'
import { create, edit } from '../till.ts'
import { captured, OF_CHANNEL, OF_CUSTOMER, PENDING, type Situation, type Stage, travelled, withCard } from './stage.ts'

/** Headquarters refuses what the tills have captured. */
export const OF_CUSTOMERS = {
  'rows-failing': {
    what:
      'The tills capture what headquarters refuses (captureValidation MINIMAL): operations are FAILED and block ' +
      'later ones of the same customer.',
    setUp: failRows,
    ask: '{ operations(filter: { status: [FAILED] }) { nodes { operationId lastKnownError { code field message } } } }',
    view: '/operations',
    bad: 0.2,
  },
  'attribute-missing': {
    what:
      'Headquarters requires a customer attribute since the till has captured a customer without it: the operation is ' +
      `FAILED with REQUIRED. ${PENDING}`,
    setUp: requireAttribute,
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'number-sequence-exhausted': {
    what:
      'The number sequence of customer accounts has no numbers left: new customers fail with ' +
      'NUMBER_SEQUENCE_EXHAUSTED.',
    setUp: exhaustNumbers,
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'loyalty-numbers-exhausted': {
    what:
      'The number sequence of loyalty cards has no numbers left: a card without a number of its own is refused with ' +
      'NUMBER_SEQUENCE_EXHAUSTED.',
    setUp: async (stage) => {
      const customer = await travelled(stage)
      if (customer !== null) await withCard(stage, customer)
      await spendNumbers(stage.connection, 'LoyaltyCard')
      if (customer !== null) await withCard(stage, customer)
      await runJobs(stage.connection, [LOYALTY_JOB])
      return customer
    },
    ask: OF_CHANNEL,
    view: '/customers',
  },
} as const satisfies { readonly [name: string]: Situation }

async function failRows(stage: Stage): Promise<string | null> {
  const { connection, people, setting, channels } = stage
  const [channel = ''] = channels
  for (const { id } of setting.organization.functionalityProfiles)
    await mutate(connection, 'setFunctionalityProfile', { profile: id, captureValidation: 'MINIMAL' })
  await runJobs(connection, ['1070'])
  await mutate(connection, 'flushChannelCache', {})
  let first: string | null = null
  for (let n = 0; n < 4; n++) first ??= (await create(connection, channel, people.badCustomer())).customerId
  if (first !== null) await edit(connection, people, channel, first, 'addCustomerAddress')
  await runJobs(connection, ['P-0001', 'synchronize'])
  return first
}

/** Captures a customer, then requires an attribute that it has not, and synchronizes it. */
async function requireAttribute(stage: Stage): Promise<string | null> {
  const { connection, setting } = stage
  const customer = await captured(stage)
  for (const { numberSequences: _, attributes, ...entity } of setting.organization.legalEntities)
    await mutate(connection, 'setUpOrganization', {
      legalEntities: [
        {
          ...entity,
          attributes: attributes.slice(0, 1).map((each) => ({ ...each, required: true, defaultValue: null })),
        },
      ],
    })
  await runJobs(connection, ['P-0001', 'synchronize'])
  return customer
}

async function exhaustNumbers(stage: Stage): Promise<string | null> {
  const { connection } = stage
  // A sequence has at least one number.
  await travelled(stage)
  await spendNumbers(connection, 'CustomerAccount')
  const customer = await captured(stage)
  await runJobs(connection, ['P-0001', 'synchronize'])
  return customer
}

/** Makes the next number of a number sequence the first one that it does not have. */
async function spendNumbers(connection: Connection, reference: string): Promise<void> {
  for (const { numberSequences, ...entity } of (await readSetting(connection)).organization.legalEntities) {
    const spent = numberSequences
      .filter((sequence) => sequence.reference === reference)
      .map(({ next, ...sequence }) => ({
        ...sequence,
        largest: String(BigInt(next) > BigInt(sequence.smallest) ? BigInt(next) - 1n : BigInt(sequence.smallest)),
      }))
    await mutate(connection, 'setUpOrganization', { legalEntities: [{ ...entity, numberSequences: spent }] })
  }
}
