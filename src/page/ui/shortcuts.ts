import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

type Shortcut = { readonly key: string; readonly label: string }

const OFF_KEY = 'tillsync.shortcuts'
let shortcuts: readonly Shortcut[] = []
const listeners = new Set<() => void>()

/** False when the visitor has turned single-key shortcuts off: they interfere with speech input (WCAG 2.1.4). */
export function shortcutsOn(): boolean {
  return localStorage.getItem(OFF_KEY) !== 'off'
}

export function setShortcutsOn(on: boolean): void {
  localStorage.setItem(OFF_KEY, on ? 'on' : 'off')
  notify()
}

/**
 * Runs an action on a key while the component is mounted, outside of fields and dialogs. The help (`?`) lists the
 * key.
 */
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

/** How long the second key may follow the first, in milliseconds. */
const SEQUENCE_MS = 2_000

/** Runs an action on two keys, one after the other, such as `g c`, outside of fields and dialogs. */
export function useKeySequence(first: string, actions: { readonly [second: string]: () => void }): void {
  const act = useEffectEvent((second: string) => {
    const action = actions[second]
    action?.()
    return action !== undefined
  })
  useEffect(() => {
    let pressedAt: number | null = null
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && shortcutsOn() && !isTaken(event.target)
      if (!isPlain || document.querySelector('dialog:modal')) return
      const isSecond = pressedAt !== null && event.timeStamp - pressedAt < SEQUENCE_MS
      pressedAt = event.key === first && !isSecond ? event.timeStamp : null
      if (!isSecond || !act(event.key)) return
      // The second key means nothing else.
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [first])
}

/** Runs an action on Ctrl or Cmd and a key, wherever the focus is, outside of dialogs. */
export function useControlKey(key: string, label: string, action: () => void): void {
  const act = useEffectEvent(action)
  useListedKey(`Ctrl ${key.toUpperCase()}`, label)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      if (document.querySelector('dialog:modal')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key])
}

/** Lists a key in the help that a part of the page handles while it has the focus, such as the arrows of a list. */
export function useListedKey(key: string, label: string, enabled = true): void {
  useEffect(() => {
    if (!enabled) return
    const mine = { key, label }
    shortcuts = [...shortcuts, mine]
    notify()
    return () => {
      shortcuts = shortcuts.filter((one) => one !== mine)
      notify()
    }
  }, [key, label, enabled])
}

/** The active shortcuts, for the help. */
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

function notify(): void {
  for (const listener of listeners) listener()
}
