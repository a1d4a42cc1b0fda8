import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { useShortcut } from './shortcuts.ts'

const TYPING_MS = 300

type Props = {
  /** What is looked for now, as the address has it. */
  readonly search: string
  /** What can be looked for. */
  readonly label: string
  /** What the help calls its key. */
  readonly keyLabel: string
  readonly onSearch: (search: string) => void
}

/** A search that follows what is typed; `/` leads to it. */
export function SearchField({ search, label, keyLabel, onSearch }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState({ text: search, of: search })
  useShortcut('/', keyLabel, () => field.current?.focus())
  // The address may have changed by other means: going back, or a filter taken away.
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
