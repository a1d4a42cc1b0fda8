/** Where the focus goes when what was opened from it is closed. */
export const rememberedFocus: { list: HTMLElement | null } = { list: null }

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Keeps the keyboard's place: when what has the focus goes away, as a button does that has done its work, the first thing that can have
 * it in the nearest surroundings that stay gets it. Gives what ends that.
 */
export function keepFocus(): () => void {
  let path: readonly Element[] = []
  const note = ({ target }: FocusEvent) => {
    path = []
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) path = [...path, at]
  }
  const observer = new MutationObserver(() => {
    if (path.length === 0 || path[0]?.isConnected || document.activeElement !== document.body) return
    const around = path.filter((one) => one.isConnected && one !== document.body && one !== document.documentElement)
    path = []
    for (const one of around) {
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
