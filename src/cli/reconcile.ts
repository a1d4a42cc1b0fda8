import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { followRun, runProgress } from './shared/follow-run.ts'
import { jsonArg, print, printJson, sayRefusals } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const RECONCILE = /* GraphQL */ `
  mutation Reconcile($input: ReconcileInput!) {
    reconcile(input: $input) {
      run { id number message }
      found { kind count reported channelDatabase { key } }
      places { whyNotCompared differences rowsCompared onTheirWay channelDatabase { key } }
      userErrors { code message }
    }
  }`
const FOLLOW = /* GraphQL */ `
  query ReconcileRun($id: ID!) { node(id: $id) { ... on BatchRun { status total done failed skipped message } } }`
const LAST_COMPARISONS = /* GraphQL */ `
  query Reconciliations {
    reconciliation { ...comparison }
    channelDatabases { key reconciliation { ...comparison } }
  }
  fragment comparison on Reconciliation { result message comparedAt customers rowsCompared onTheirWay open reported }`
const DIFFERENCES = /* GraphQL */ `
  query Differences($after: String) {
    differences(status: [OPEN, REPORTED], first: 100, after: $after) {
      nodes { kind status message asyncCustomerAccount firstSeenAt channelDatabase { key } }
      pageInfo { hasNextPage endCursor }
    }
  }`

const count = z.number()
const place = z.object({ key: z.string() }).nullable()
const reconciled = z.object({
  reconcile: z.object({
    run: z.object({ id: z.string(), number: z.string(), message: z.string().nullable() }).nullable(),
    found: z.array(z.object({ kind: z.string(), count, reported: count, channelDatabase: place })),
    places: z.array(
      z.object({
        whyNotCompared: z.string().nullable(),
        differences: count,
        rowsCompared: count,
        onTheirWay: count,
        channelDatabase: place,
      }),
    ),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})
const followed = z.object({ node: runProgress.nullable() })
const comparison = z
  .object({
    result: z.string(),
    message: z.string().nullable(),
    comparedAt: z.string().nullable(),
    customers: count,
    rowsCompared: count,
    onTheirWay: count,
    open: count,
    reported: count,
  })
  .nullable()
const lastComparisons = z.object({
  reconciliation: comparison,
  channelDatabases: z.array(z.object({ key: z.string(), reconciliation: comparison })),
})
const difference = z.object({
  kind: z.string(),
  status: z.string(),
  message: z.string(),
  asyncCustomerAccount: z.string(),
  firstSeenAt: z.string(),
  channelDatabase: place,
})
const differences = z.object({
  differences: z.object({
    nodes: z.array(difference),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})

type Asked = { channelDatabase: string | null; changesOnly: boolean }
/** 0: compared, and no difference is left; 1: could not compare; 2: differences are left. */
type ExitCode = 0 | 1 | 2

/** The number of differences to print. */
const MOST_PRINTED = 100

export const reconcileCommand = defineCommand({
  meta: {
    name: 'reconcile',
    description:
      'Compares channel databases with headquarters. Exits with 0 when nothing differs, 2 when something does, ' +
      '1 when it could not compare',
  },
  args: {
    database: { type: 'string', description: 'One channel database and headquarters; default: all' },
    changes: {
      type: 'boolean',
      description: 'Compares only what 1010 has carried since the last comparison, and the differences found then',
      default: false,
    },
    'dry-run': { type: 'boolean', description: 'Prints what differs, without storing or repairing it', default: false },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    const request = { channelDatabase: args.database ?? null, changesOnly: args.changes }
    const work = args['dry-run'] ? rehearse : compare
    process.exitCode = await work(connection, request, args.json)
  },
})

async function start(connection: Connection, input: Asked & { dryRun: boolean; wait: boolean }) {
  const { reconcile: started } = await request(connection, RECONCILE, { input }, reconciled)
  sayRefusals(started.userErrors)
  return started
}

/** Prints what the run has found; nothing is stored. */
async function rehearse(connection: Connection, request: Asked, json: boolean): Promise<ExitCode> {
  const { run, found, places } = await start(connection, { ...request, dryRun: true, wait: true })
  if (json) printJson({ run, found, places })
  if (!run) return 1
  if (!json) printRehearsal(run, found, places)
  if (found.length > 0) return 2
  return places.every(({ whyNotCompared }) => whyNotCompared === null) ? 0 : 1
}

type Reconciled = z.infer<typeof reconciled>['reconcile']

function printRehearsal(run: NonNullable<Reconciled['run']>, found: Reconciled['found'], places: Reconciled['places']) {
  print(
    table(
      ['Where', 'Differences', 'Rows compared', 'On their way', 'Not compared'],
      places.map((one) => [
        nameOf(one.channelDatabase),
        ...[one.differences, one.rowsCompared, one.onTheirWay].map(String),
        one.whyNotCompared ?? '',
      ]),
    ),
  )
  if (found.length > 0) {
    const rows = found.map((one) => [one.kind, nameOf(one.channelDatabase), String(one.count), String(one.reported)])
    print(`\n${table(['Difference', 'Where', 'Customers', 'For a person'], rows)}`)
  }
  print(`\n${run.message ?? ''}`)
}

async function compare(connection: Connection, asked: Asked, json: boolean): Promise<ExitCode> {
  const { run } = await start(connection, { ...asked, dryRun: false, wait: false })
  if (!run) return 1
  const { status, message } = await followRun(async () => {
    const { node } = await request(connection, FOLLOW, { id: run.id }, followed)
    if (!node) throw new Error('The run can no longer be read.')
    return node
  })
  const places = await readComparisons(connection, asked)
  const { total, some } = await readDifferences(connection, asked)
  if (json) printJson({ run: { number: run.number, status, message }, places, differences: { total, some } })
  else {
    print(`Run ${run.number}: ${status}${message ? ` (${message})` : ''}`)
    printComparisons(places)
    printDifferences(total, some)
  }
  const compared = places.every(({ reconciliation: at }) => at !== null && at.result !== 'NOT_COMPARED')
  if (total > 0) return 2
  return status === 'FINISHED' && compared ? 0 : 1
}

/** The last comparison of each database that was asked about, and of headquarters itself. */
async function readComparisons(connection: Connection, { channelDatabase }: Asked): Promise<Comparison[]> {
  const { reconciliation, channelDatabases } = await request(connection, LAST_COMPARISONS, {}, lastComparisons)
  return [
    ...channelDatabases.filter(({ key }) => channelDatabase === null || key === channelDatabase),
    { key: HEADQUARTERS, reconciliation },
  ]
}

type Comparison = z.infer<typeof lastComparisons>['channelDatabases'][number]

function printComparisons(places: readonly Comparison[]): void {
  const rows = places.map(({ key, reconciliation: at }) => [
    key,
    at?.result ?? 'NOT_COMPARED',
    at?.comparedAt ?? '',
    ...[at?.customers, at?.rowsCompared, at?.onTheirWay, at?.open, at?.reported].map((n) => String(n ?? '')),
    at?.message ?? '',
  ])
  print(
    `\n${table(['Where', 'Result', 'Compared', 'Customers', 'Rows', 'On their way', 'Open', 'For a person', 'Why not'], rows)}`,
  )
}

type Difference = z.infer<typeof difference>

/** The number of differences that are left, and the first of them. */
async function readDifferences(connection: Connection, { channelDatabase: asked }: Asked) {
  const some: Difference[] = []
  let total = 0
  for (let after: string | null = null; ; ) {
    const { differences: page }: z.infer<typeof differences> = await request(
      connection,
      DIFFERENCES,
      { after },
      differences,
    )
    const there = page.nodes.filter(({ channelDatabase: at }) => asked === null || at === null || at.key === asked)
    total += there.length
    some.push(...there.slice(0, MOST_PRINTED - some.length))
    if (!page.pageInfo.hasNextPage) return { total, some }
    after = page.pageInfo.endCursor
  }
}

function printDifferences(total: number, some: readonly Difference[]): void {
  if (total === 0) return
  const columns = ['Status', 'Difference', 'Where', 'Customer', 'First seen', 'What is done']
  print(`\n${table(columns, some.map(rowOf))}`)
  if (total > some.length) print(`There are ${total - some.length} more.`)
}

const rowOf = (one: Difference) => [
  one.status,
  one.kind,
  nameOf(one.channelDatabase),
  one.asyncCustomerAccount,
  one.firstSeenAt,
  one.message,
]

const HEADQUARTERS = 'headquarters'
const nameOf = (channelDatabase: { key: string } | null) => channelDatabase?.key ?? HEADQUARTERS
