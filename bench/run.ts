import { readdirSync } from 'node:fs'
import { endWithNpm } from '../src/cli/terminal/end-with-npm.ts'
import { endAtSignals, isEnding, stopAll } from './harness/ending.ts'
import { printed } from './printed.ts'
import { type Group, type Row, ratioOf, reached, withoutValue } from './row.ts'

// npm run bench                  all groups
// npm run bench -- live          one group, or several
// npm run bench -- --quick       each row at a smaller size
// npm run bench -- live --json   the rows as JSON; otherwise a Markdown table
// It ends with 1 when a row was not reached.

endWithNpm()
endAtSignals()
const here = new URL('.', import.meta.url)
const known = readdirSync(here).flatMap((file) => /^(\w[\w-]*)\.bench\.ts$/.exec(file)?.[1] ?? [])
const args = process.argv.slice(2)
const options = args.filter((arg) => arg.startsWith('--'))
const asked = args.filter((arg) => !arg.startsWith('--'))
const unknown = asked.filter((name) => !known.includes(name))
const unknownOptions = options.filter((name) => !['--quick', '--json'].includes(name))
if (unknown.length + unknownOptions.length > 0) {
  console.error(`Unknown: ${[...unknown, ...unknownOptions].join(', ')}. The groups are: ${known.join(', ')}.`)
  process.exit(2)
}

const rows: (Row & { group: string })[] = []
for (const group of asked.length > 0 ? asked : known) {
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1_000)
  const progress = (line: string) => console.error(`${group}, ${seconds()} s: ${line}`)
  const report = (more: readonly Row[]) => {
    rows.push(...more.map((row) => ({ group, ...row })))
  }
  try {
    const { default: run }: { default: Group } = await import(new URL(`${group}.bench.ts`, here).href)
    await run({ quick: options.includes('--quick'), progress, report })
  } catch (error) {
    if (!isEnding()) console.error(error)
    const missing = error instanceof Error ? error.message : String(error)
    report([withoutValue(`all other rows of ${group}`, { missing })])
  } finally {
    await stopAll()
  }
  // The process ends as soon as everything has stopped.
  if (isEnding()) await new Promise(() => {})
  progress('done')
}
console.log(
  options.includes('--json')
    ? JSON.stringify(
        rows.map((row) => ({ ...row, ratio: ratioOf(row), reached: reached(row) })),
        null,
        2,
      )
    : printed(rows),
)
process.exit(rows.some((row) => reached(row) === false) ? 1 : 0)
