import { type ReactNode, useSyncExternalStore } from 'react'
import { useText } from '../api/language.ts'
import { Icon } from './icon.tsx'
import { UI } from './texts.ts'

type Toast = { readonly id: number; readonly tone: 'good' | 'bad'; readonly text: ReactNode }

const SHOWN_MS = 8_000
let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

/**
 * Shows the outcome of an action in the corner, for screen readers too. A failure stays until the visitor closes it.
 */
export function toast(tone: Toast['tone'], text: ReactNode): void {
  last += 1
  const id = last
  put([...toasts.slice(-3), { id, tone, text }])
  if (tone === 'good') setTimeout(() => put(toasts.filter((one) => one.id !== id)), SHOWN_MS)
}

function put(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

export function Toasts() {
  const say = useText(UI)
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <div className="toasts" role="log" aria-live="polite">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={`note toast ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'alert'} />
          <div className="toast-text">{text}</div>
          <button
            type="button"
            className="button plain square small"
            aria-label={say.close}
            onClick={() => put(toasts.filter((one) => one.id !== id))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
