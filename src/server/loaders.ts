import type { Sides } from '../exchange/sides.ts'

/** Batches and remembers reads within one request or event; never longer, since rights and rows change between events. */
export type Loaders = ReturnType<typeof makeLoaders>

/** The loaders of one request. */
export function makeLoaders(_sides: Sides) {
  return {}
}
