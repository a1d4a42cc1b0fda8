import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { At } from '../../ui/time.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** Whose it is, where it comes from, and how far it has come when. */
export function OperationFacts({ operation }: { operation: Detail }) {
  const say = useText(PANEL)
  const steps = [
    [say.captured, operation.capturedAt],
    [say.uploaded, operation.uploadedAt],
    [say.settled, operation.completedAt],
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
      <ol className="way" aria-label={say.way}>
        {steps.map(([name, at]) => (
          <li key={name} className={at ? 'done' : ''}>
            <span className="way-sign">{at && <Icon name="check" />}</span>
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
