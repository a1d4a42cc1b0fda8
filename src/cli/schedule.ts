import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { jsonArg, print, printJson, say, sayRefusals } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const FIELDS = `id name jobs group recurrence timeZone active activeFrom activeUntil status
  withheld { at by reason } lastRunAt nextRunAt lastMessage`

const schedule = z.object({
  id: z.string(),
  name: z.string(),
  jobs: z.array(z.string()),
  group: z.string().nullable(),
  recurrence: z.string(),
  timeZone: z.string(),
  active: z.boolean(),
  activeFrom: z.string().nullable(),
  activeUntil: z.string().nullable(),
  status: z.string(),
  withheld: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  lastRunAt: z.string().nullable(),
  nextRunAt: z.string().nullable(),
  lastMessage: z.string().nullable(),
})
type Schedule = z.infer<typeof schedule>
const payload = z.object({
  schedule: schedule.nullable(),
  userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
})

/** The mutation of each action, and its input type. */
const ACTIONS = {
  create: ['createSchedule', 'CreateScheduleInput'],
  set: ['setSchedule', 'SetScheduleInput'],
  delete: ['deleteSchedule', 'DeleteScheduleInput'],
  withhold: ['withholdSchedule', 'WithholdScheduleInput'],
  release: ['releaseSchedule', 'ReleaseScheduleInput'],
} as const
type Action = keyof typeof ACTIONS
/** What a copy takes over from its original, as input. */
const inputOf = ({ name, jobs, group, recurrence, timeZone, activeFrom, activeUntil }: Schedule) => ({
  name,
  jobs,
  group,
  recurrence,
  timeZone,
  activeFrom,
  activeUntil,
})
const isAction = (action: string): action is Action => Object.hasOwn(ACTIONS, action)

const USAGE =
  'Write what to do: tillsync schedule list, tillsync schedule withhold houston-customers --reason "Stocktaking", or ' +
  'create, set, copy, delete or release with the id of a schedule.'

export const scheduleCommand = defineCommand({
  meta: { name: 'schedule', description: 'Lists, creates, changes, copies, withholds, releases and deletes schedules' },
  args: {
    action: { type: 'positional', description: 'list, create, set, copy, withhold, release or delete', required: true },
    id: { type: 'positional', description: 'The id of the schedule', required: false },
    to: { type: 'positional', description: 'copy: the id of the new schedule', required: false },
    name: { type: 'string', description: 'create, set, copy: its name' },
    jobs: {
      type: 'string',
      description: 'create, set, copy: its jobs in their order, such as P-0001,synchronize,1010',
    },
    group: { type: 'string', description: 'create, set, copy: a channel database group; "none" for all' },
    recurrence: {
      type: 'string',
      description: 'create, set, copy: "EVERY 60 SECONDS", or a cron expression: "0 3 * * *"',
    },
    'time-zone': {
      type: 'string',
      description: 'create, set, copy: the time zone of the cron expression, an IANA name',
    },
    from: {
      type: 'string',
      description: 'create, set, copy: when its active period begins (RFC 3339); "none" for always',
    },
    until: {
      type: 'string',
      description: 'create, set, copy: when its active period ends (RFC 3339); "none" for never',
    },
    active: { type: 'boolean', description: 'create, set, copy: switches it on, or off with --no-active' },
    reason: { type: 'string', description: 'withhold, delete: why; others see it' },
    'dry-run': {
      type: 'boolean',
      description: 'create, set, copy, delete: says whether it would be done',
      default: false,
    },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const { action, id } = args
    if (args.to !== undefined && action !== 'copy')
      throw new Error(`"${args.to}" is one argument too many: only copy takes the id of another schedule.`)
    if (action === 'list') return list(await connect(args), args.json)
    if (action === 'copy') {
      if (id === undefined || args.to === undefined)
        throw new Error('Write both ids: tillsync schedule copy houston-customers austin-customers --group austin.')
      return copy(await connect(args), id, args.to, valuesOf(args), args)
    }
    if (!isAction(action)) throw new Error(`schedule has no action "${action}". ${USAGE}`)
    if (id === undefined) throw new Error(`Write the id of the schedule. ${USAGE}`)
    if (action === 'withhold' && args.reason === undefined) throw new Error('Write why: add --reason.')
    const dryRun = args['dry-run']
    if (dryRun && (action === 'withhold' || action === 'release')) throw new Error(`${action} has no --dry-run.`)
    const values = {
      schedule: id,
      ...(dryRun && { dryRun }),
      ...((action === 'withhold' || action === 'delete') && { reason: args.reason }),
      ...((action === 'create' || action === 'set') && valuesOf(args)),
    }
    await change(await connect(args), action, values, args.json)
  },
})

type Given = {
  name?: string | undefined
  jobs?: string | undefined
  group?: string | undefined
  recurrence?: string | undefined
  'time-zone'?: string | undefined
  from?: string | undefined
  until?: string | undefined
  active?: boolean | undefined
}

/** The values that are given. What is left out stays as it is, or is as the API has it by default. */
function valuesOf({ name, jobs, group, recurrence, from, until, active, 'time-zone': timeZone }: Given) {
  const orNull = (value: string) => (value === 'none' ? null : value)
  return {
    ...(name !== undefined && { name }),
    ...(jobs !== undefined && { jobs: jobs.split(',').map((job) => job.trim()) }),
    ...(group !== undefined && { group: orNull(group) }),
    ...(recurrence !== undefined && { recurrence }),
    ...(timeZone !== undefined && { timeZone }),
    ...(from !== undefined && { activeFrom: orNull(from) }),
    ...(until !== undefined && { activeUntil: orNull(until) }),
    ...(active !== undefined && { active }),
  }
}

async function readSchedules(connection: Connection): Promise<Schedule[]> {
  const document = `query Schedules { schedules { ${FIELDS} } }`
  return (await request(connection, document, {}, z.object({ schedules: z.array(schedule) }))).schedules
}

async function list(connection: Connection, json: boolean): Promise<void> {
  const schedules = await readSchedules(connection)
  if (json) return printJson(schedules)
  if (schedules.length === 0) return say('There is no schedule.')
  printTable(schedules)
}

/** Creates a schedule like another one, switched off without `--active`; values that are given replace its own. */
async function copy(
  connection: Connection,
  id: string,
  to: string,
  values: object,
  { json, 'dry-run': dryRun }: { json: boolean; 'dry-run': boolean },
): Promise<void> {
  const original = (await readSchedules(connection)).find((each) => each.id === id)
  if (!original) throw new Error(`There is no schedule "${id}". tillsync schedule list shows them.`)
  const input = { schedule: to, ...inputOf(original), active: false, ...values, ...(dryRun && { dryRun }) }
  await change(connection, 'create', input, json)
}

async function change(connection: Connection, action: Action, input: object, json: boolean): Promise<void> {
  const [mutation, type] = ACTIONS[action]
  const { changed } = await request(
    connection,
    `mutation Schedule($input: ${type}!) {
      changed: ${mutation}(input: $input) { schedule { ${FIELDS} } userErrors { code message } }
    }`,
    { input },
    z.object({ changed: payload }),
  )
  if (json) printJson(changed)
  else if (changed.schedule) printTable([changed.schedule])
  if (sayRefusals(changed.userErrors)) process.exitCode = 1
}

function printTable(schedules: readonly Schedule[]): void {
  const rows = schedules.map((each) => [
    each.id,
    each.status,
    each.jobs.join(','),
    each.group ?? 'all',
    each.recurrence,
    each.timeZone,
    each.lastRunAt ?? 'never',
    each.nextRunAt ?? '',
    each.withheld ? `${each.withheld.by}: ${each.withheld.reason}` : (each.lastMessage ?? ''),
  ])
  print(table(['Schedule', 'Status', 'Jobs', 'Group', 'Recurrence', 'Time zone', 'Last run', 'Next run', 'Note'], rows))
}
