import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { followRun, runProgress } from './shared/follow-run.ts'
import { jsonArg, print, printJson, say, sayRefusals } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const RECOVER = /* GraphQL */ `
  mutation RecoverHeadquarters($input: RecoverHeadquartersInput!) {
    recoverHeadquarters(input: $input) {
      run { id number }
      losses { channelDatabase { key } customers customersSentAgain changes operations erasures message }
      notRestored
      userErrors { code message }
    }
  }`
const FOLLOW = /* GraphQL */ `
  query RecoveryRun($id: ID!) { node(id: $id) { ... on BatchRun { status total done failed skipped message } } }`
const LEFT = /* GraphQL */ `
  query LeftToDecide {
    differences(status: [REPORTED], kind: [LOST_AT_HEADQUARTERS, NEWER_AT_CHANNEL], first: 1) { nodes { id } }
  }`

const RESTORE = /* GraphQL */ `
  mutation RestoreCustomers($input: RestoreCustomersInput!) {
    restoreCustomers(input: $input) { restored left userErrors { code message } }
  }`

const count = z.number().nullable()
const recovered = z.object({
  recoverHeadquarters: z.object({
    run: z.object({ id: z.string(), number: z.string() }).nullable(),
    losses: z.array(
      z.object({
        channelDatabase: z.object({ key: z.string() }),
        customers: count,
        customersSentAgain: count,
        changes: count,
        operations: count,
        erasures: count,
        message: z.string(),
      }),
    ),
    notRestored: z.array(z.string()),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})
const followed = z.object({ node: runProgress.nullable() })
const restored = z.object({
  restoreCustomers: z.object({
    restored: z.number(),
    left: z.number(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})
const left = z.object({ differences: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })

export const recoverCommand = defineCommand({
  meta: {
    name: 'recover',
    description:
      'Recovers headquarters from the channel databases after it was restored from a backup. Exits with 0 when nothing ' +
      'is left to decide, 2 when something is, 1 when it could not recover',
  },
  args: {
    'dry-run': { type: 'boolean', description: 'Prints what was lost and what comes back', default: false },
    reason: { type: 'string', description: 'Why headquarters was restored; kept in the audit' },
    'accept-loss': {
      type: 'boolean',
      description: 'Discards at once what no captured operation restores, instead of reporting it',
      default: false,
    },
    restore: {
      type: 'boolean',
      description: 'Afterwards takes the customers and changes that only a channel database has into headquarters',
      default: false,
    },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    if (!args['dry-run'] && !args.reason?.trim())
      throw new Error('Write why headquarters was restored, for the audit: add --reason. --dry-run needs none.')
    const connection = await connect(args)
    const input = { reason: args.reason ?? null, dryRun: args['dry-run'], acceptLoss: args['accept-loss'], wait: false }
    const restores = args.restore && !input.dryRun
    const answer: Answer = { losses: [], notRestored: [], run: null, restored: null }
    const tell = args.json ? say : print
    process.exitCode = await recover(connection, input, restores, { answer, tell })
    if (process.exitCode === 2 && restores)
      process.exitCode = await restore(connection, args.reason ?? '', { answer, tell })
    if (args.json) printJson(answer)
  },
})

type Recovered = z.infer<typeof recovered>['recoverHeadquarters']

/**
 * What the command prints as JSON. `restored`: how many customers and changes, and how many are still to be decided.
 */
type Answer = Pick<Recovered, 'losses' | 'notRestored'> & {
  run: { number: string; status: string; message: string | null } | null
  restored: { restored: number; left: number } | null
}
type Output = { answer: Answer; tell: (text: string) => void }

type Input = { reason: string | null; dryRun: boolean; acceptLoss: boolean; wait: boolean }

/** `restores`: restoring follows, which is why there may be nothing to recover. */
async function recover(
  connection: Connection,
  input: Input,
  restores: boolean,
  { answer, tell }: Output,
): Promise<0 | 1 | 2> {
  const { recoverHeadquarters: started } = await request(connection, RECOVER, { input }, recovered)
  const nothing = started.userErrors.length > 0 && started.userErrors.every(({ code }) => code === NOTHING_TO_RECOVER)
  if (nothing && restores) return leftToDecide(connection)
  sayRefusals(started.userErrors)
  Object.assign(answer, { losses: started.losses, notRestored: started.notRestored })
  if (started.losses.length > 0) {
    const shown = (n: number | null) => (n === null ? 'unreachable' : String(n))
    const rows = started.losses.map((loss) => [
      loss.channelDatabase.key,
      ...[loss.customers, loss.customersSentAgain, loss.changes, loss.operations, loss.erasures].map(shown),
    ])
    tell(table(['Where', 'Customers lost', 'Of them sent again', 'Newer there', 'Operations', 'Erasures'], rows))
  }
  for (const { message } of started.losses) tell(message)
  for (const sentence of started.notRestored) tell(sentence)
  if (input.dryRun) return started.userErrors.length > 0 ? 1 : 0
  const { run } = started
  // Recovered before: something may still be left to decide.
  if (!run) return nothing ? leftToDecide(connection) : 1
  const { status, message } = await followRun(async () => {
    const { node } = await request(connection, FOLLOW, { id: run.id }, followed)
    if (!node) throw new Error('The run can no longer be read.')
    return node
  })
  answer.run = { number: run.number, status, message }
  tell(`Run ${run.number}: ${status}${message ? ` (${message})` : ''}`)
  return status === 'FINISHED' ? leftToDecide(connection) : 1
}

const NOTHING_TO_RECOVER = 'HEADQUARTERS_NOT_REWOUND'

async function leftToDecide(connection: Connection): Promise<0 | 2> {
  const { differences } = await request(connection, LEFT, {}, left)
  return differences.nodes.length > 0 ? 2 : 0
}

/** Each call restores a limited number. */
async function restore(connection: Connection, reason: string, { answer, tell }: Output): Promise<0 | 1 | 2> {
  for (let total = 0; ; ) {
    const { restoreCustomers } = await request(connection, RESTORE, { input: { reason } }, restored)
    if (sayRefusals(restoreCustomers.userErrors)) return 1
    total += restoreCustomers.restored
    if (restoreCustomers.restored > 0 && restoreCustomers.left > 0) continue
    answer.restored = { restored: total, left: restoreCustomers.left }
    tell(`Restored from the channel databases: ${total}. Still to be decided: ${restoreCustomers.left}.`)
    return restoreCustomers.left > 0 ? 2 : 0
  }
}
