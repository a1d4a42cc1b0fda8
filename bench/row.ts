/** Processor time of an operation, in milliseconds. */
export interface Cpu {
  /** Of the server's process. */
  readonly node: number
  /** Of PostgreSQL, on all servers. */
  readonly postgres: number
}

/**
 * A measured value beside a limit, or beside a yardstick measured in the same run: the machine is noisy, so only ratios
 * are comparable.
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
  readonly cpu?: Cpu
  readonly besideCpu?: Cpu
  /** What a reader of the row must know, such as refused requests. */
  readonly note?: string
  /** Why it could not be measured. Such a row counts as not reached. */
  readonly missing?: string
  /** Why it was left out by name: its yardstick is not installed. Such a row does not count. */
  readonly leftOut?: string
}

/** What a group of rows is given. */
export interface Bench {
  /** True: each row at a smaller size, in less than two minutes a group. */
  readonly quick: boolean
  /** Prints a line about what is being done. */
  progress(line: string): void
  /** Adds rows to the result. */
  report(rows: readonly Row[]): void
}

/** A group of rows: the default export of `bench/<name>.bench.ts`. */
export type Group = (bench: Bench) => Promise<void>

/** The value as a multiple of the one that it is compared with. */
export const ratioOf = ({ value, besideValue }: Row): number => value / besideValue

/** Whether the limit was met; undefined when there is none. */
export function reached(row: Row): boolean | undefined {
  if (row.leftOut !== undefined) return undefined
  if (row.missing !== undefined) return false
  if (!row.reach) return undefined
  return 'atLeast' in row.reach ? ratioOf(row) >= row.reach.atLeast : ratioOf(row) <= row.reach.atMost
}

/** A row of which there is nothing but its name. */
export const withoutValue = (name: string, why: Pick<Row, 'missing'> | Pick<Row, 'leftOut'>): Row => ({
  name,
  value: Number.NaN,
  unit: '',
  beside: '',
  besideValue: Number.NaN,
  ...why,
})

/** Measures some rows. When that fails, each is reported by its name as missing, and the group continues. */
export async function measureRows(
  { report, progress }: Bench,
  names: readonly string[],
  measure: () => Promise<readonly Row[]>,
): Promise<void> {
  try {
    report(await measure())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    progress(reason)
    report(names.map((name) => withoutValue(name, { missing: reason })))
  }
}
