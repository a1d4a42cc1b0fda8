/**
 * A measured value beside a limit, or beside another server measured in the same run: the machine is noisy, so only
 * ratios are comparable.
 */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The name of the value that it is compared with. */
  readonly beside: string
  readonly besideValue: number
  /** The limit of the ratio `value / besideValue`. A row without a limit is for information. */
  readonly reach?: { readonly atLeast: number } | { readonly atMost: number }
}

/** A group of rows: the default export of `bench/<name>.bench.ts`. `progress` prints a line. */
export type Group = (progress: (line: string) => void) => Promise<readonly Row[]>

/** The value as a multiple of the one that it is compared with. */
export const ratioOf = ({ value, besideValue }: Row): number => value / besideValue

/** Whether the limit was met; undefined when there is none. */
export function reached(row: Row): boolean | undefined {
  if (!row.reach) return undefined
  return 'atLeast' in row.reach ? ratioOf(row) >= row.reach.atLeast : ratioOf(row) <= row.reach.atMost
}
