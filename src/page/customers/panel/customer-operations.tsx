import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  type CustomerOperationFragment,
  CustomerOperationsDocument,
  CustomerTraceDocument,
} from '../../generated/documents.ts'
import { TraceLine } from '../../trace/trace-line.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago } from '../../ui/time.tsx'
import { PossiblySame } from '../shared/possibly-same.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'

type Props = { customer: Detail; channel: string | null }

/** The progress of the customer's last operation. */
export function CustomerTrace({ customer, channel }: Props) {
  const { data } = useApiQuery(CustomerTraceDocument, { id: customer.id, channel }, { keep: true })
  const trace = data?.customer?.trace
  return trace ? <TraceLine trace={trace} /> : null
}

/** The customer's operations. A till sees the pending ones only. */
export function CustomerOperations({ customer }: { customer: Detail }) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const account = customer.asyncCustomerAccount
  const all = may('Query.operations') && account !== null
  const { data, error, refetch } = useApiQuery(CustomerOperationsDocument, { account: account ?? '' }, { enabled: all })
  const operations = all ? data?.operations.nodes : customer.pendingOperations.toReversed()
  return (
    <section className="part">
      <h3>{say.operations}</h3>
      {!operations && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={2} />)}
      {operations?.length === 0 && <p className="soft">{say.noOperations}</p>}
      <PossiblySame customer={account} warnings={data?.operations.nodes.flatMap(({ warnings }) => warnings) ?? []} />
      {operations && operations.length > 0 && (
        <ol className="customer-operations" aria-label={say.operationsHint}>
          {operations.map((operation) => (
            <OperationLine key={operation.operationId} operation={operation} linked={may('Query.operation')} />
          ))}
        </ol>
      )}
    </section>
  )
}

function OperationLine({ operation, linked }: { operation: CustomerOperationFragment; linked: boolean }) {
  const say = useText(CUSTOMERS)
  const language = useLanguage()
  const { operationId, kind, status, capturedAt, changeDescription, lastKnownError: error } = operation
  const name = KIND_NAMES[language][kind] ?? kind
  return (
    <li>
      <StatusBadge status={status} />
      <span className="customer-operation">
        {linked ? (
          <Link href={`/operations/${operationId}`} title={say.openOperation}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="soft truncate">{changeDescription}</span>
        {error && (
          <span className="error-text">
            {ERROR_CODE_NAMES[language][error.code] ?? error.code}
            {error.field && ` · ${error.field}`}
          </span>
        )}
      </span>
      <span className="soft">
        <Ago at={capturedAt} />
      </span>
    </li>
  )
}
