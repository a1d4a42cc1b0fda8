import { Link } from 'wouter'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { Icon } from '../../ui/icon.tsx'
import { At } from '../../ui/time.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

const UPDATABLE: readonly string[] = ['SYNCED', 'DISTRIBUTED']

/** The progress of the operation, its customer and its origin. */
export function OperationFacts({ operation }: { operation: Detail }) {
  const say = useText(PANEL)
  const may = useMay()
  // What is synchronized can no longer be corrected or undone, only changed by an update.
  const canBeUpdated = UPDATABLE.includes(operation.status) && may('Query.customers')
  const steps = [
    [say.captured, operation.capturedAt],
    [say.uploaded, operation.uploadedAt],
    [say.synchronized, operation.completedAt],
    [say.distributed, operation.distributedAt],
  ] as const
  const facts = [
    [say.account, operation.customerAccount ?? say.pending],
    [say.guid, operation.asyncCustomerAccount],
    [say.channel, operation.channel?.name ?? '–'],
    [say.legalEntity, operation.legalEntity],
    [say.capturedBy, operation.capturedBy],
    [say.number, String(operation.operationNumber ?? '–')],
  ] as const
  return (
    <>
      <ol className="progress-steps" aria-label={say.progress}>
        {steps.map(([name, at]) => (
          <li key={name} className={at ? 'done' : ''}>
            <span className="progress-sign">{at && <Icon name="check" />}</span>
            <span>
              {name}
              <span className="soft hint">{at ? <At at={at} /> : '–'}</span>
            </span>
          </li>
        ))}
      </ol>
      {canBeUpdated && operation.customer && (
        <p>
          <Link className="button small" href={`/customers/${operation.customer.id}?channel=headquarters`}>
            <Icon name="pencil" />
            {say.updateCustomer}
          </Link>
        </p>
      )}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
