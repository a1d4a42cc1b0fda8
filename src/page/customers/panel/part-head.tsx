import { Icon, type IconName } from '../../ui/icon.tsx'

type Props = {
  title: string
  /** A note beside the title when the part is empty. */
  empty?: string | null
  /** The text of the button; null without one. */
  action: string | null
  label: string
  icon: IconName
  onAct: () => void
}

/** The title of a part of a customer, with a button for its action. */
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
