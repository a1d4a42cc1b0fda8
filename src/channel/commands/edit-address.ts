import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { ADDRESS_FIELDS } from '../../model/customer-fields.ts'
import { type CustomerOutcome, refused } from '../../model/customer-outcome.ts'
import type { StagedAddressRow, StagedRows } from '../../model/operation.ts'
import { derivedId } from '../capture/ids.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { found } from '../validate/check-field.ts'
import { checkAddress } from '../validate/check-parts.ts'
import { type AddressInput, textOrNull } from '../validate/customer-input.ts'
import { type EditTarget, editUnlessRefused, refusedEdit } from './edit.ts'
import { editCustomer } from './edit-customer.ts'
import { newAddressRow } from './new-customer.ts'

/** Adds an address. A customer's first address is its primary one. */
export function addCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: EditTarget & { address: AddressInput },
): Promise<CustomerOutcome> {
  return editCustomer(database, actor, input, {
    action: 'addCustomerAddress',
    routed: 'CREATE_ADDRESS',
    kind: 'CREATE_ADDRESS',
    content: input.address,
    inputPath: ['address'],
    workOut(customer, { setting, seed }) {
      const findings = found()
      checkAddress({ setting, findings, path: [], edit: false }, input.address)
      return editUnlessRefused(findings, ['address'], () => {
        const address = { ...input.address, isPrimary: input.address.isPrimary ?? customer.addresses.length === 0 }
        const isPerson = customer.customerType !== 'ORGANIZATION'
        return { rows: withAddress(newAddressRow(derivedId(seed, 'address'), address, setting, isPerson)) }
      })
    },
  })
}

/** Changes an address; a field that is not named stays, null empties it. */
export function updateCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: EditTarget & { addressId: string; changes: AddressInput },
): Promise<CustomerOutcome> {
  const { addressId, changes } = input
  return editCustomer(database, actor, input, {
    action: 'updateCustomerAddress',
    routed: 'EDIT_ADDRESS',
    kind: 'UPDATE_ADDRESS',
    content: [addressId, changes],
    inputPath: ['changes'],
    workOut(customer, { setting }) {
      if (!customer.addresses.some((address) => address.addressId === addressId)) return refusedEdit(noSuchAddress())
      const row = changedAddress(addressId, changes)
      if (row.changedFields?.length === 0)
        return refusedEdit(refused('INVALID_VALUE', 'Name at least one field to change.', ['changes']))
      const findings = found()
      checkAddress({ setting, findings, path: [], edit: true }, changes)
      return editUnlessRefused(findings, ['changes'], () => ({
        rows: withAddress(row),
      }))
    },
  })
}

/** Deactivates an address (OPERATION = 3). */
export function removeCustomerAddress(
  database: ChannelDatabase,
  actor: Actor,
  input: EditTarget & { addressId: string },
): Promise<CustomerOutcome> {
  const { addressId } = input
  return editCustomer(database, actor, input, {
    action: 'removeCustomerAddress',
    routed: 'EDIT_ADDRESS',
    kind: 'DEACTIVATE_ADDRESS',
    content: addressId,
    inputPath: [],
    workOut(customer) {
      if (!customer.addresses.some((address) => address.addressId === addressId)) return refusedEdit(noSuchAddress())
      return {
        rows: withAddress({ operation: 'DEACTIVATE', changedFields: null, addressId }),
        warnings: [],
      }
    },
  })
}

function changedAddress(addressId: string, changes: AddressInput): StagedAddressRow {
  const { isPrimary } = changes
  const texts = ADDRESS_FIELDS.flatMap(({ field }) =>
    field === 'isPrimary' || changes[field] === undefined ? [] : [[field, textOrNull(changes[field])] as const],
  )
  const primary = isPrimary === undefined || isPrimary === null ? [] : ['isPrimary']
  return {
    operation: 'UPDATE',
    changedFields: [...texts.map(([field]) => field), ...primary],
    addressId,
    ...Object.fromEntries(texts),
    ...(primary.length > 0 && { isPrimary }),
  }
}

const withAddress = (row: StagedAddressRow): StagedRows => ({ ...NO_ROWS, addresses: [row] })

const noSuchAddress = () =>
  refused('NOT_FOUND', 'The customer has no such address. Read its `addresses` again.', ['addressId'])
