import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { type Group, type Row, ratioOf, reached } from './row.ts'

// npm run bench                  all groups
// npm run bench -- live          one group, or several
// npm run bench -- live --json   the rows as JSON
// It ends with 1 when a ratio was not reached.

endWithNpm()
const here = new URL('.', import.meta.url)
const known = readdirSync(here).flatMap((file) => /^(\w[\w-]*)\.bench\.ts$/.exec(file)?.[1] ?? [])
const args = process.argv.slice(2)
const asked = args.filter((arg) => !arg.startsWith('--'))
const unknown = asked.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`Unknown group ${unknown.join(', ')}. The groups are: ${known.join(', ')}.`)
  process.exit(2)
}

const rows: (Row & { group: string })[] = []
for (const group of asked.length > 0 ? asked : known) {
  const { default: run }: { default: Group } = await import(new URL(`${group}.bench.ts`, here).href)
  const measured = await run((line) => console.error(`${group}: ${line}`))
  rows.push(...measured.map((row) => ({ group, ...row })))
}
if (args.includes('--json')) {
  const machine = { node: process.version, cpus: cpus().length }
  console.log(
    JSON.stringify(
      { machine, rows: rows.map((row) => ({ ...row, ratio: ratioOf(row), reached: reached(row) })) },
      null,
      2,
    ),
  )
} else {
  console.table(rows.map(shown))
}
process.exitCode = rows.some((row) => reached(row) === false) ? 1 : 0

function shown(row: Row & { group: string }) {
  const { reach } = row
  const target = !reach ? '' : 'atLeast' in reach ? `>= ${reach.atLeast}` : `<= ${reach.atMost}`
  const met = reached(row)
  return {
    group: row.group,
    measured: row.name,
    value: `${round(row.value)} ${row.unit}`,
    beside: `${row.beside}: ${round(row.besideValue)}`,
    ratio: round(ratioOf(row)),
    'to reach': target,
    reached: met === undefined ? '' : met ? 'yes' : 'NO',
  }
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
