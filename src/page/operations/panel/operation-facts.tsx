import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { At } from '../../ui/time.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** The progress of the operation, its customer and its origin. */
export function OperationFacts({ operation }: { operation: Detail }) {
  const say = useText(PANEL)
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
