import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { jsonArg, print, printJson, say, sayRefusals } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const named = z.object({ id: z.string(), name: z.string() })
const organization = z.object({
  organization: z
    .object({
      channelDatabaseGroups: z.array(named),
      channelDatabases: z.array(z.object({ key: z.string(), group: z.string() })),
    })
    .nullable(),
  schedules: z.array(
    z.object({ id: z.string(), jobs: z.array(z.string()), group: z.string().nullable(), status: z.string() }),
  ),
})
const payload = z.object({
  group: named.nullable(),
  schedules: z.array(z.string()),
  userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
})

/** The mutation of each action, and its input type. */
const ACTIONS = {
  create: ['createChannelDatabaseGroup', 'CreateChannelDatabaseGroupInput'],
  copy: ['createChannelDatabaseGroup', 'CreateChannelDatabaseGroupInput'],
  set: ['setChannelDatabaseGroup', 'SetChannelDatabaseGroupInput'],
  delete: ['deleteChannelDatabaseGroup', 'DeleteChannelDatabaseGroupInput'],
} as const
type Action = keyof typeof ACTIONS
const isAction = (action: string): action is Action => Object.hasOwn(ACTIONS, action)

const USAGE =
  'Write what to do: tillsync group list, tillsync group copy default austin --name Austin, ' +
  'tillsync group set austin --databases austin-db, or create or delete with the id of a group.'

export const groupCommand = defineCommand({
  meta: { name: 'group', description: 'Lists, creates, copies, changes and deletes channel database groups' },
  args: {
    action: { type: 'positional', description: 'list, create, copy, set or delete', required: true },
    id: { type: 'positional', description: 'The id of the group', required: false },
    to: { type: 'positional', description: 'copy: the id of the new group', required: false },
    name: { type: 'string', description: 'create, copy, set: its name' },
    databases: { type: 'string', description: 'set: channel databases to move into it, such as austin-db,dallas-db' },
    reason: { type: 'string', description: 'delete: why; the audit keeps it' },
    'dry-run': {
      type: 'boolean',
      description: 'create, copy, set, delete: says whether it would be done',
      default: false,
    },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const { action, id, to, name, databases, reason, json } = args
    if (to !== undefined && action !== 'copy')
      throw new Error(`"${to}" is one argument too many: only copy takes the id of another group.`)
    if (action === 'list') return list(await connect(args), json)
    if (!isAction(action)) throw new Error(`group has no action "${action}". ${USAGE}`)
    if (id === undefined || (action === 'copy' && to === undefined))
      throw new Error(`Write the id of ${action === 'copy' ? 'both groups' : 'the group'}. ${USAGE}`)
    const group = action === 'copy' ? to : id
    const input = {
      group,
      ...(args['dry-run'] && { dryRun: true }),
      ...((action === 'create' || action === 'copy') && { name: name ?? group }),
      ...(action === 'copy' && { copyOf: id }),
      ...(action === 'set' && {
        ...(name !== undefined && { name }),
        ...(databases !== undefined && { channelDatabases: databases.split(',').map((each) => each.trim()) }),
      }),
      ...(action === 'delete' && { reason }),
    }
    await change(await connect(args), action, input, json)
  },
})

async function list(connection: Connection, json: boolean): Promise<void> {
  const found = await request(
    connection,
    `query Groups {
      organization { channelDatabaseGroups { id name } channelDatabases { key group } }
      schedules { id jobs group status }
    }`,
    {},
    organization,
  )
  const groups = (found.organization?.channelDatabaseGroups ?? []).map(({ id, name }) => ({
    id,
    name,
    channelDatabases: (found.organization?.channelDatabases ?? []).flatMap(({ key, group }) =>
      group === id ? [key] : [],
    ),
    schedules: found.schedules.filter(({ group }) => group === id || group === null),
  }))
  if (json) return printJson(groups)
  if (groups.length === 0) return say('There is no channel database group.')
  const rows = groups.map(({ id, name, channelDatabases, schedules }) => [
    id,
    name,
    channelDatabases.join(', ') || 'none',
    [...new Set(schedules.flatMap(({ status, jobs }) => (status === 'ACTIVE' ? jobs : [])))].join(',') || 'nothing',
    schedules.flatMap((schedule) => (schedule.group === id ? [schedule.id] : [])).join(', ') || 'none of its own',
  ])
  print(table(['Group', 'Name', 'Channel databases', 'Active jobs', 'Schedules'], rows))
}

async function change(connection: Connection, action: Action, input: object, json: boolean): Promise<void> {
  const [mutation, type] = ACTIONS[action]
  const { changed } = await request(
    connection,
    `mutation Group($input: ${type}!) {
      changed: ${mutation}(input: $input) { group { id name } schedules userErrors { code message } }
    }`,
    { input },
    z.object({ changed: payload }),
  )
  if (json) printJson(changed)
  else if (changed.group)
    print(table(['Group', 'Name', 'Schedules'], [[changed.group.id, changed.group.name, changed.schedules.join(', ')]]))
  if (sayRefusals(changed.userErrors)) process.exitCode = 1
}
