import { headquartersOf } from '../../between/headquarters-of.ts'
import { countStagingRecords } from '../../headquarters/operations/staging/staging-records.ts'
import type { StagingTable } from '../../model/operation.ts'
import { maskedColumns } from '../../privacy/masking.ts'
import { shown } from '../../privacy/sight.ts'
import type { Resolvers, StagingTable as StagingTableName } from '../generated/resolvers.ts'

const TABLES: { readonly [name in StagingTableName]: StagingTable } = {
  RETAILASYNCCUSTOMERV2: 'retail_async_customer_v2',
  RETAILASYNCADDRESSV2: 'retail_async_address_v2',
  RETAILASYNCCUSTOMERCONTACT: 'retail_async_customer_contact',
  RETAILASYNCCUSTOMERAFFILIATION: 'retail_async_customer_affiliation',
  RETAILASYNCCUSTOMERATTRIBUTEV2: 'retail_async_customer_attribute_v2',
}
const NAMES: { readonly [table in StagingTable]: StagingTableName } = {
  retail_async_customer_v2: 'RETAILASYNCCUSTOMERV2',
  retail_async_address_v2: 'RETAILASYNCADDRESSV2',
  retail_async_customer_contact: 'RETAILASYNCCUSTOMERCONTACT',
  retail_async_customer_affiliation: 'RETAILASYNCCUSTOMERAFFILIATION',
  retail_async_customer_attribute_v2: 'RETAILASYNCCUSTOMERATTRIBUTEV2',
}

/** The table of a documented name. */
export const tableNamed = (name: StagingTableName): StagingTable => TABLES[name]

/** The fields of staging rows. */
export const stagingFields: Resolvers = {
  StagingRecord: {
    legalEntity: ({ dataAreaId }) => dataAreaId,
    table: ({ table }) => NAMES[table],
    channelDatabase: ({ channelDatabaseId }) => channelDatabaseId,
    columns: ({ table, customerKey, columns }, _, context) =>
      shown(context, customerKey, columns, (all) => maskedColumns(table, all)),
    error: ({ errorClass, errorCode, errorField, errorMessage }) =>
      errorCode === null
        ? null
        : { errorClass: errorClass ?? 'PERMANENT', code: errorCode, field: errorField, message: errorMessage ?? '' },
  },
  StagingRecordConnection: {
    totalCount: ({ counted }, _, { sides }) =>
      counted === null ? null : countStagingRecords(headquartersOf(sides).db, counted),
  },
}
