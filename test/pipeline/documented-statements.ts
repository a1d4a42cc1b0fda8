import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A row of docs/statements.md; `most` null: not measured. */
export type Documented = { name: string; file: string; most: { buffers: number; per: 'row' | 'call' } | null }

/** Buffers for a call of a statement whose cost is given by the row. */
const FOR_A_CALL = 500

/** The statements that read what is open, as docs/statements.md lists them. */
export function documentedStatements(): Documented[] {
  const page = readFileSync(join(import.meta.dirname, '../../docs/statements.md'), 'utf8')
  return [...page.matchAll(/^\| `([\w.]+)` \| `([\w./-]+)` \| (.+) \|$/gm)].map(
    ([, name = '', file = '', cost = '']) => {
      const [, buffers, per] = /^(\d+) a (row|call)$/.exec(cost) ?? []
      return { name, file, most: per === 'row' || per === 'call' ? { buffers: Number(buffers), per } : null }
    },
  )
}

/** The buffers that a call may touch which is about so many open rows. */
export const mostBuffers = ({ buffers, per }: NonNullable<Documented['most']>, open: number): number =>
  per === 'call' ? buffers : FOR_A_CALL + buffers * open
