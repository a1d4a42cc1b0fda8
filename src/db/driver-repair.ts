/** One place in the driver's source and what stands there after the repair. */
export interface Repair {
  readonly why: string
  readonly find: string
  readonly replace: string
}

/** Thrown at start when the installed driver is not the one the repairs were written and tested for. */
export class DriverGuardError extends Error {
  override name = 'DriverGuardError'
}

/** The source with every repair made. Each must find its place exactly once. */
export function repaired(file: string, source: string, list: readonly Repair[]): string {
  return list.reduce(
    (text, { why, find, replace }) => {
      if (text.split(find).length === 2) return text.replace(find, () => replace)
      throw new DriverGuardError(
        `postgres.js, ${file}: no place for the repair "${why}". Run npm ci to restore the package.`,
      )
    },
    source.replaceAll('\r\n', '\n'),
  )
}
