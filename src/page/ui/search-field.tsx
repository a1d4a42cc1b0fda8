import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { useShortcut } from './shortcuts.ts'

const TYPING_MS = 300

type Props = {
  /** The current search text, as the address has it. */
  readonly search: string
  /** The label, which names what can be searched. */
  readonly label: string
  /** The name of the shortcut in the help. */
  readonly keyLabel: string
  readonly onSearch: (search: string) => void
}

/** A search field that searches while the visitor types; the key `/` focuses it. */
export function SearchField({ search, label, keyLabel, onSearch }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState({ text: search, of: search })
  useShortcut('/', keyLabel, () => field.current?.focus())
  // The address may have changed otherwise, by Back or when filters were cleared.
  const text = typed.of === search ? typed.text : search
  const send = useEffectEvent(onSearch)
  useEffect(() => {
    if (text.trim() === search) return
    const timer = setTimeout(() => {
      setTyped({ text, of: text.trim() })
      send(text.trim())
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, search])
  return (
    <div className="search-field">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className="input"
        value={text}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setTyped({ text: event.target.value, of: search })}
      />
    </div>
  )
}
