import type { OperationFilter } from '../generated/resolvers.ts'
import { keyOf } from '../shared/node-id.ts'

/** The filter that a bulk run shows: as the caller gave it, with plain keys instead of node ids. */
export function givenFilter({
  channel,
  batchRun,
  asyncCustomerAccount,
  operation,
  correction,
  ...others
}: OperationFilter): object {
  const given = {
    ...others,
    channel: channel?.map((id) => keyOf('Channel', id)),
    operation: operation?.map((id) => keyOf('Operation', id)),
    correction: correction == null ? null : keyOf('BulkCorrection', correction),
    batchRun: batchRun == null ? null : keyOf('BatchRun', batchRun),
    asyncCustomerAccount: asyncCustomerAccount == null ? null : keyOf('Customer', asyncCustomerAccount),
  }
  return Object.fromEntries(Object.entries(given).filter(([, condition]) => condition != null))
}
