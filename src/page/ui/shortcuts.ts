import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

type Shortcut = { readonly key: string; readonly label: string }

const OFF_KEY = 'tillsync.shortcuts'
let shortcuts: readonly Shortcut[] = []
const listeners = new Set<() => void>()

/** True unless the visitor has switched single-key shortcuts off: they get in the way of speech input (WCAG 2.1.4). */
export function shortcutsOn(): boolean {
  return localStorage.getItem(OFF_KEY) !== 'off'
}

export function switchShortcuts(on: boolean): void {
  localStorage.setItem(OFF_KEY, on ? 'on' : 'off')
  tell()
}

/** A key that does something while the component is shown, outside of fields and dialogs; the help (`?`) lists it. */
export function useShortcut(key: string, label: string, action: () => void, enabled = true): void {
  const act = useEffectEvent(action)
  useListedKey(key, label, enabled)
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || !shortcutsOn()) return
      if (isTaken(event.target) || document.querySelector('dialog:modal')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key, enabled])
}

/** Lists a key in the help that a part of the page takes by itself while it has the focus, as a list does the arrows. */
export function useListedKey(key: string, label: string, enabled = true): void {
  useEffect(() => {
    if (!enabled) return
    const mine = { key, label }
    shortcuts = [...shortcuts, mine]
    tell()
    return () => {
      shortcuts = shortcuts.filter((one) => one !== mine)
      tell()
    }
  }, [key, label, enabled])
}

/** All that are in force, for the help. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shortcuts,
  )
}

function isTaken(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

function tell(): void {
  for (const listener of listeners) listener()
}
