import { useState } from 'react'
import { useText } from '../api/language.ts'
import { Dialog } from '../ui/dialog.tsx'
import { setShortcutsOn, shortcutsOn, useShortcuts } from '../ui/shortcuts.ts'
import { SHELL } from './texts.ts'

/** The keyboard shortcuts of the current view, and a switch that turns them off. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const say = useText(SHELL)
  const shortcuts = useShortcuts()
  const [on, setOn] = useState(shortcutsOn())
  return (
    <Dialog title={say.shortcuts} onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(({ key, label }) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setShortcutsOn(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {say.shortcutsOn}
      </label>
    </Dialog>
  )
}
