/** One measured figure beside a limit, or beside a peer measured in the same run: the machine is noisy, only ratios compare. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it is compared with. */
  readonly beside: string
  readonly besideValue: number
  /** The ratio `value / besideValue` to reach: at least or at most so much. Without it the row only informs. */
  readonly reach?: { readonly atLeast: number } | { readonly atMost: number }
}

/** A group of rows: the default export of `bench/<name>.bench.ts`. `progress` shows what is going on. */
export type Group = (progress: (line: string) => void) => Promise<readonly Row[]>

/** The row's figure as a multiple of what it is compared with. */
export const ratioOf = ({ value, besideValue }: Row): number => value / besideValue

/** Whether the ratio was reached; undefined when there is none to reach. */
export function reached(row: Row): boolean | undefined {
  if (!row.reach) return undefined
  return 'atLeast' in row.reach ? ratioOf(row) >= row.reach.atLeast : ratioOf(row) <= row.reach.atMost
}
