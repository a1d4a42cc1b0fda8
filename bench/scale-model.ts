// npx tsx bench/scale-model.ts: where an installation is full first, by the figures that were measured (docs/scale.md).
import { type Installation, peak, type Use, uses } from './scale/model.ts'
import { POINTS } from './scale/points.ts'

/** A chain of stores, each with 200 new or changed customers a day. */
const chain = (stores: number, other: Partial<Installation>): Installation => ({
  stores,
  capturesPerStoreAndDay: 200,
  busiestHour: 0.12,
  subscribers: 20,
  scheduleSeconds: 60,
  groups: 1,
  apiProcesses: 1,
  workers: 1,
  hqPostgresCores: 2,
  retentionDays: 90,
  diskTerabytes: 1,
  exchangeSeconds: 0.5,
  ...other,
})

const large = { subscribers: 2_000, apiProcesses: 8, hqPostgresCores: 16, retentionDays: 14, diskTerabytes: 4 }
const TRIED: readonly (readonly [string, Installation])[] = [
  ['10 stores, one machine', chain(10, {})],
  ['1,000 stores, the same machine', chain(1_000, { subscribers: 200 })],
  ['50,000 stores, the same machine', chain(50_000, { subscribers: 2_000 })],
  ['50,000 stores, 8 API processes, 16 cores, 4 TB, 14 days', chain(50_000, large)],
  [
    'the same, and 32 groups, workers and API processes',
    chain(50_000, { ...large, groups: 32, workers: 32, apiProcesses: 32 }),
  ],
]

const cell = ({ used, of, unit }: Use) => `${((100 * used) / of).toFixed(0)} % (${rounded(used)} of ${of} ${unit})`
const rounded = (value: number) => (value < 10 ? value.toPrecision(2) : Math.round(value))
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
const say = (text: string) => process.stdout.write(text)

const [, first] = TRIED[0] ?? []
const names = first
  ? uses(first)
      .map(({ what }) => what)
      .sort()
  : []
say(row(['Installation', 'operations a second', ...names, 'full first']))
say(row(['Installation', '', ...names, ''].map(() => '---')))
for (const [name, installation] of TRIED) {
  const all = uses(installation)
  const cells = names.map((each) =>
    all
      .filter(({ what }) => what === each)
      .map(cell)
      .join(''),
  )
  say(row([name, peak(installation).toFixed(1), ...cells, `${all[0]?.what}: ${all[0]?.lift}`]))
}
say('\n| Measured apart from the inputs | Measured | Model | |\n|---|---|---|---|\n')
for (const { what, unit, measured, model } of POINTS)
  say(
    row([
      what,
      `${measured.toPrecision(3)} ${unit}`,
      `${model.toPrecision(3)} ${unit}`,
      `${((100 * model) / measured - 100).toFixed(0)} %`,
    ]),
  )
