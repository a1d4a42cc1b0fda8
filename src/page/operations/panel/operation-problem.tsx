import { useLanguage, useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import { PossiblySame } from '../../customers/shared/possibly-same.tsx'
import { ErrorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CLASS_HINTS, ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

/** Why the operation has not been synchronized, and what to do. */
export function OperationProblem({ operation, onOpen }: { operation: Detail; onOpen: (operationId: string) => void }) {
  const say = useText(PANEL)
  const language = useLanguage()
  const { status, lastKnownError: error, waitsFor, dismissReason, warnings } = operation
  return (
    <>
      {status === 'FAILED' && error && (
        <div className="note bad">
          <Icon name="alert" />
          <div>
            <h3>
              {ERROR_CODE_NAMES[language][error.code] ?? error.code}
              {error.field && (
                <>
                  {' · '}
                  <FieldName name={error.field} />
                </>
              )}
            </h3>
            <p>
              <ErrorText error={error} />
            </p>
            <p>{ERROR_CLASS_HINTS[language][error.errorClass] ?? ''}</p>
          </div>
        </div>
      )}
      {waitsFor && (
        <div className="note warn">
          <Icon name="wait" />
          <div>
            <p>{say.waitsFor}</p>
            <button type="button" className="button small" onClick={() => onOpen(waitsFor.operationId)}>
              {KIND_NAMES[language][waitsFor.kind] ?? waitsFor.kind}
              <StatusBadge status={waitsFor.status} />
            </button>
          </div>
        </div>
      )}
      {dismissReason && (
        <p className="note">
          <Icon name="minus" />
          <span>
            {say.dismissed} {dismissReason}
          </span>
        </p>
      )}
      {status === 'CAPTURED' && (
        <p className="note">
          <Icon name="inbox" />
          {say.notUploaded}
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning.code + warning.message} className="note warn">
          <Icon name="alert" />
          <span>
            <WarningText warning={warning} />
          </span>
        </p>
      ))}
      <PossiblySame customer={operation.asyncCustomerAccount} warnings={warnings} />
    </>
  )
}
