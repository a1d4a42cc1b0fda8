import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import { canonicalAddress } from '../../model/customer-rows/canonical-customer.ts'
import type { AddressInput } from '../../model/customer-rows/customer-input.ts'
import { derivedId } from '../../model/customer-rows/derived-id.ts'
import { changedAddressRow, NO_ROWS, newAddressRow } from '../../model/customer-rows/rows.ts'
import type { StagedAddressRow, StagedRows } from '../../model/operation.ts'
import { found } from '../validate/check-field.ts'
import { checkAddress } from '../validate/check-parts.ts'
import { vocabularyOf } from '../validate/vocabulary.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/** Adds an address. A customer's first address is its primary one. */
export function addCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { address: AddressInput },
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'addCustomerAddress',
    routed: 'CREATE_ADDRESS',
    kind: 'CREATE_ADDRESS',
    content: input.address,
    contentPath: ['address'],
    compared: input.address,
    stage(customer, { setting, seed }) {
      const findings = found()
      const given = canonicalAddress(input.address, vocabularyOf(setting))
      checkAddress({ setting, findings, path: [], isUpdate: false }, given)
      return stageUnlessRefused(findings, ['address'], () => {
        const address = { ...given, isPrimary: given.isPrimary ?? customer.addresses.length === 0 }
        const { country } = setting.channel
        const isPerson = customer.customerType !== 'ORGANIZATION'
        return withAddress(newAddressRow(derivedId(seed, 'address'), address, { country, person: isPerson }))
      })
    },
  })
}

/** Updates an address. A field that is not named stays; null empties it. */
export function updateCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { addressId: string; changes: AddressInput },
): Promise<CustomerOutcome> {
  const { addressId } = input
  return runUpdate(database, actor, input, {
    action: 'updateCustomerAddress',
    routed: 'UPDATE_ADDRESS',
    kind: 'UPDATE_ADDRESS',
    content: [addressId, input.changes],
    contentPath: ['changes'],
    compared: input.changes,
    stage(customer, { setting }) {
      if (!customer.addresses.some((address) => address.addressId === addressId)) return noSuchAddress()
      const changes = canonicalAddress(input.changes, vocabularyOf(setting))
      const row = changedAddressRow(addressId, changes)
      if (row.changedFields?.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one field to change.', ['changes'])
      const findings = found()
      checkAddress({ setting, findings, path: [], isUpdate: true }, changes)
      return stageUnlessRefused(findings, ['changes'], () => withAddress(row))
    },
  })
}

/** Deactivates an address (OPERATION = 3). */
export function removeCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { addressId: string },
): Promise<CustomerOutcome> {
  const { addressId } = input
  return runUpdate(database, actor, input, {
    action: 'removeCustomerAddress',
    routed: 'UPDATE_ADDRESS',
    kind: 'DEACTIVATE_ADDRESS',
    content: addressId,
    contentPath: [],
    stage(customer) {
      if (!customer.addresses.some((address) => address.addressId === addressId)) return noSuchAddress()
      return { rows: withAddress({ operation: 'DEACTIVATE', changedFields: null, addressId }), warnings: [] }
    },
  })
}

const withAddress = (row: StagedAddressRow): StagedRows => ({ ...NO_ROWS, addresses: [row] })

const noSuchAddress = () =>
  refusedUpdate('NOT_FOUND', 'The customer has no such address. Read its `addresses` again.', ['addressId'])
