import { Icon, type IconName } from '../../ui/icon.tsx'

type Props = {
  title: string
  /** What stands beside the title where there is nothing below it. */
  empty?: string | null
  /** Null where nothing can be done. */
  action: string | null
  label: string
  icon: IconName
  onAct: () => void
}

/** The title of a part of a customer, with what can be done there. */
export function PartHead({ title, empty, action, label, icon, onAct }: Props) {
  return (
    <header className="part-head">
      <h3>{title}</h3>
      {empty && <span className="soft">{empty}</span>}
      {action && (
        <button type="button" className="button small plain" aria-label={label} onClick={onAct}>
          <Icon name={icon} />
          {action}
        </button>
      )}
    </header>
  )
}
