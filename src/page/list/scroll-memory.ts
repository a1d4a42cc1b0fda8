/** Where a list was scrolled to, and how many rows it had; kept with its entry of the browser's history. */
export type ScrollPlace = { readonly top: number; readonly rows: number }

const NOWHERE: ScrollPlace = { top: 0, rows: 0 }

/** Keeps the place for Back and reload. */
export function rememberPlace(place: ScrollPlace): void {
  const state: unknown = history.state
  const kept = typeof state === 'object' ? state : null
  history.replaceState({ ...kept, list: place }, '')
}

/** The place that the present entry of the history was left at; a new entry begins at the top. */
export function rememberedPlace(): ScrollPlace {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('list' in state)) return NOWHERE
  const { list } = state
  if (typeof list !== 'object' || list === null || !('top' in list) || !('rows' in list)) return NOWHERE
  const { top, rows } = list
  return typeof top === 'number' && typeof rows === 'number' ? { top, rows } : NOWHERE
}
