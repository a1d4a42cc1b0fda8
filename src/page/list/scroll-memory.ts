/** Where a list was left; kept with its entry of the browser's history. */
export type ScrollPlace = {
  /** The scroll position in pixels. */
  readonly top: number
  /** The id of the uppermost row that was seen; rows may have been inserted above it since. */
  readonly row: string | null
  /** How many rows there were. */
  readonly rows: number
}

const NOWHERE: ScrollPlace = { top: 0, row: null, rows: 0 }

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
  if (typeof top !== 'number' || typeof rows !== 'number') return NOWHERE
  return { top, row: 'row' in list && typeof list.row === 'string' ? list.row : null, rows }
}
