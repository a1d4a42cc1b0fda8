import { cpus } from 'node:os'
import { type Cpu, type Row, ratioOf, reached } from './row.ts'

/** The rows as a Markdown table, and what they were measured with. */
export function printed(rows: readonly (Row & { group: string })[]): string {
  const head = ['group', 'measured', 'ours', 'yardstick', 'ratio', 'to reach', 'reached', 'CPU, ours', 'CPU, yardstick']
  const table = [head, ...rows.map(cellsOf)]
  const widths = head.map((_, nth) => Math.max(...table.map((cells) => cells[nth]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, nth) => cell.padEnd(widths[nth] ?? 0)).join(' | ')} |`
  const [first = [], ...others] = table
  const notes = rows.flatMap(({ name, note }) => (note === undefined ? [] : [`- ${name}: ${note}`]))
  return [
    line(first),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...others.map(line),
    '',
    `CPU: milliseconds an operation of Node + PostgreSQL. Node ${process.version}, ${cpus().length} cores.`,
    ...notes,
  ].join('\n')
}

function cellsOf(row: Row & { group: string }): string[] {
  const { reach, missing, leftOut } = row
  const why = missing === undefined ? leftOut && `left out: ${leftOut}` : `not measured: ${missing.split('\n')[0]}`
  const met = reached(row)
  const metText = met === undefined ? '' : met ? 'yes' : 'NO'
  if (why !== undefined) return [row.group, row.name, why, '', '', '', metText, '', '']
  return [
    row.group,
    row.name,
    `${round(row.value)} ${row.unit}`,
    `${row.beside}: ${round(row.besideValue)} ${row.unit}`,
    round(ratioOf(row)),
    !reach ? '' : 'atLeast' in reach ? `≥ ${reach.atLeast}` : `≤ ${reach.atMost}`,
    metText,
    cpuText(row.cpu),
    cpuText(row.besideCpu),
  ]
}

const cpuText = (cpu: Cpu | undefined) => (cpu ? `${round(cpu.node)} + ${round(cpu.postgres)}` : '')

function round(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
}
