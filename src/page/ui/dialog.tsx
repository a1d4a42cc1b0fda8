import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useText } from '../api/language.ts'
import { Icon } from './icon.tsx'
import { UI } from './texts.ts'

/** Text fields and selections. */
const TEXT_FIELDS = 'input:not([type="checkbox"], [type="radio"]), select'

/** A native modal dialog, open while it is rendered. It keeps the focus, closes on Escape, and restores the focus. */
export function Dialog(props: { title: string; onClose: () => void; wide?: boolean; children: ReactNode }) {
  const { title, onClose, wide = false, children } = props
  const say = useText(UI)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    // The first field gets the focus, not the button that closes.
    opened?.querySelector<HTMLElement>(`textarea, form :is(${TEXT_FIELDS})`)?.focus()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className={wide ? 'dialog wide' : 'dialog'} aria-labelledby={titleId} onCancel={onClose}>
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="button plain square small" aria-label={say.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
