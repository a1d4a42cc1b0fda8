/** `system` follows the visitor's preference. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'tillsync.theme'

export function theme(): Theme {
  const chosen = localStorage.getItem(KEY)
  return THEMES.find((one) => one === chosen) ?? 'system'
}

export function chooseTheme(chosen: Theme): void {
  localStorage.setItem(KEY, chosen)
  applyTheme()
}

/** Applies the chosen theme. */
export function applyTheme(): void {
  const chosen = theme()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}
