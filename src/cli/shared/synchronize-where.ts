import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { print, printJson, say, sayRefusals } from '../terminal/output.ts'
import { table } from '../terminal/table.ts'
import { followRun, type RunProgress, runProgress } from './follow-run.ts'

const START = /* GraphQL */ `
  mutation SynchronizeOperations($input: SynchronizeOperationsInput!) {
    synchronizeOperations(input: $input) {
      bulkRun { id run { number total } }
      rehearsal {
        total rehearsed created changed unchanged refused skipped
        errorGroups { count code field message fingerprint }
      }
      userErrors { code message }
    }
  }`
const FOLLOW = /* GraphQL */ `
  query BulkRun($id: ID!) { bulkRun(id: $id) { run { status total done failed skipped message } } }`

const count = z.number()
const startedShape = z.object({
  synchronizeOperations: z.object({
    bulkRun: z.object({ id: z.string(), run: z.object({ number: z.string(), total: count }) }).nullable(),
    rehearsal: z
      .object({
        total: count,
        rehearsed: count,
        created: count,
        changed: count,
        unchanged: count,
        refused: count,
        skipped: count,
        errorGroups: z.array(
          z.object({
            count,
            code: z.string(),
            field: z.string().nullable(),
            message: z.string(),
            fingerprint: z.string(),
          }),
        ),
      })
      .nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})
const followed = z.object({ bulkRun: z.object({ run: runProgress }).nullable() })

type Rehearsal = NonNullable<z.infer<typeof startedShape>['synchronizeOperations']['rehearsal']>

/** The arguments of `tillsync synchronize --where`. */
export type SynchronizeWhere = { filter: object; reason: string | null; dryRun: boolean; wait: boolean; json: boolean }

/**
 * Starts a bulk run and follows it to its end, or prints what it would do. Returns whether every operation that was
 * tried succeeded. `json`: prints the answer for programs.
 */
export async function synchronizeWhere(
  connection: Connection,
  { wait, json, ...input }: SynchronizeWhere,
): Promise<boolean> {
  const { synchronizeOperations: started } = await request(connection, START, { input }, startedShape)
  const { bulkRun, rehearsal, userErrors } = started
  const refused = sayRefusals(userErrors)
  if (rehearsal && !json) print(describe(rehearsal))
  if (bulkRun) say(`Bulk run ${bulkRun.run.number}: ${bulkRun.run.total} operations (${bulkRun.id})`)
  const ended = bulkRun && wait ? await follow(connection, bulkRun.id) : null
  if (json) printJson({ ...started, ended })
  else if (ended) print(lineOf(ended))
  return ended === null ? !refused : ended.status === 'FINISHED' && ended.failed === 0
}

function lineOf({ status, total, done, failed, skipped, message }: RunProgress): string {
  return `${status}: ${done} done, ${failed} failed, ${skipped} skipped of ${total}${message ? ` (${message})` : ''}`
}

async function follow(connection: Connection, id: string): Promise<RunProgress> {
  return await followRun(async () => {
    const { bulkRun } = await request(connection, FOLLOW, { id }, followed)
    if (!bulkRun) throw new Error('The run can no longer be read.')
    return bulkRun.run
  })
}

function describe(would: Rehearsal): string {
  const looked = would.rehearsed < would.total ? `the first ${would.rehearsed} of ${would.total}` : String(would.total)
  const counts =
    `${would.created} would be created, ${would.changed} changed, ${would.unchanged} left unchanged, ` +
    `${would.refused} refused, ${would.skipped} skipped.`
  const lines = [`Dry run of ${looked} operations: ${counts}`]
  if (would.errorGroups.length > 0) {
    const rows = would.errorGroups.map((group) => [
      String(group.count),
      [group.code, group.field ?? ''].join(' ').trimEnd(),
      group.message,
    ])
    lines.push('', table(['Refused', 'Error', 'What to do'], rows))
  }
  return lines.join('\n')
}
