/** The list that gets the focus back when a panel opened from it is closed. */
export const rememberedFocus: { list: HTMLElement | null } = { list: null }

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Keeps the focus near its place: when the focused element is removed, such as a button after its action, the first
 * focusable element in the nearest remaining ancestor gets the focus. Returns a function that stops this.
 */
export function keepFocus(): () => void {
  let path: readonly Element[] = []
  const note = ({ target }: FocusEvent) => {
    path = []
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) path = [...path, at]
  }
  const observer = new MutationObserver(() => {
    if (path.length === 0 || path[0]?.isConnected || document.activeElement !== document.body) return
    const ancestors = path.filter((one) => one.isConnected && one !== document.body && one !== document.documentElement)
    path = []
    for (const one of ancestors) {
      const next = one.matches(FOCUSABLE) ? one : one.querySelector(FOCUSABLE)
      if (!(next instanceof HTMLElement)) continue
      next.focus({ preventScroll: true })
      if (document.activeElement !== document.body) return
    }
  })
  document.addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', note)
    observer.disconnect()
  }
}
