import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { parseWhere } from './shared/where.ts'
import { knownWord } from './terminal/known-word.ts'
import { jsonArg, print, printJson, say } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const OPERATIONS = /* GraphQL */ `
  query Operations($filter: OperationFilter, $orderBy: OperationOrder, $first: Int, $after: String) {
    operations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        operationId capturedAt kind status customerAccount asyncCustomerAccount channel { key } lastKnownError { code field } fingerprint
      }
      pageInfo { hasNextPage endCursor }
    }
  }`
const GROUPS = /* GraphQL */ `
  query OperationErrorGroups($filter: OperationFilter, $first: Int) {
    operationErrorGroups(filter: $filter, first: $first) {
      fingerprint count errorClass code field message value newestCapturedAt channels { key }
    }
  }`

const channel = z.object({ key: z.string() })
const operations = z.object({
  operations: z.object({
    nodes: z.array(
      z.object({
        operationId: z.string(),
        capturedAt: z.string(),
        kind: z.string(),
        status: z.string(),
        customerAccount: z.string().nullable(),
        asyncCustomerAccount: z.string(),
        channel: channel.nullable(),
        lastKnownError: z.object({ code: z.string(), field: z.string().nullable() }).nullable(),
        fingerprint: z.string().nullable(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
})
const groups = z.object({
  operationErrorGroups: z.array(
    z.object({
      fingerprint: z.string(),
      count: z.number(),
      errorClass: z.string(),
      code: z.string(),
      field: z.string().nullable(),
      message: z.string(),
      value: z.string().nullable(),
      newestCapturedAt: z.string(),
      channels: z.array(channel),
    }),
  ),
})

/** The values of OperationOrder. */
const ORDERS = ['CAPTURED_AT', 'CHANNEL', 'CUSTOMER_ACCOUNT', 'ASYNC_CUSTOMER_ACCOUNT', 'STATUS', 'KIND'].flatMap(
  (column) => [`${column}_ASC`, `${column}_DESC`],
)

export const operationsCommand = defineCommand({
  meta: { name: 'operations', description: 'Prints the list "Customer sync status"' },
  args: {
    failed: { type: 'boolean', description: 'Failed operations only', default: false },
    channel: { type: 'string', description: 'Channels, separated by commas; default: all that the token may access' },
    fingerprint: { type: 'string', description: 'Operations that failed with this cause' },
    where: { type: 'string', description: 'Further conditions, for example "status=FAILED errorCode=INVALID_EMAIL"' },
    groups: {
      type: 'boolean',
      description: 'Prints the causes of failures instead of the operations',
      default: false,
    },
    sort: {
      type: 'string',
      description: 'The order: CHANNEL_ASC, STATUS_DESC and so on, as orderBy of the API',
      default: 'CAPTURED_AT_DESC',
    },
    first: { type: 'string', description: 'The number of operations, at most 100', default: '20' },
    after: { type: 'string', description: 'Continues after this cursor of the page before' },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const first = Number(args.first)
    if (!Number.isInteger(first) || first < 1) throw new Error('--first must be a number from 1 to 100.')
    const orderBy = knownWord('order', args.sort, ORDERS)
    const filter = {
      ...(args.where ? parseWhere(args.where) : {}),
      ...(args.failed && { status: ['FAILED'] }),
      ...(args.channel && { channel: args.channel.split(',') }),
      ...(args.fingerprint && { fingerprint: args.fingerprint }),
    }
    const connection = await connect(args)
    if (args.groups) return await printGroups(connection, { filter, first }, args.json)
    return await printOperations(connection, { filter, orderBy, first, after: args.after ?? null }, args.json)
  },
})

type Variables = Record<string, unknown>

async function printOperations(connection: Connection, variables: Variables, json: boolean): Promise<void> {
  const { operations: page } = await request(connection, OPERATIONS, variables, operations)
  if (json) return printJson(page)
  const { nodes, pageInfo } = page
  if (nodes.length === 0) return say('No operation matches.')
  const rows = nodes.map((one) => [
    one.capturedAt,
    one.channel?.key ?? '',
    one.status,
    one.kind,
    one.customerAccount ?? one.asyncCustomerAccount,
    errorText(one.lastKnownError),
    one.operationId,
  ])
  print(table(['Captured', 'Channel', 'Status', 'Kind', 'Customer', 'Last known error', 'Operation'], rows))
  if (pageInfo.hasNextPage) say(`More: --after ${pageInfo.endCursor}`)
}

async function printGroups(connection: Connection, variables: Variables, json: boolean): Promise<void> {
  const { operationErrorGroups: found } = await request(connection, GROUPS, variables, groups)
  if (json) return printJson(found)
  if (found.length === 0) return say('Nothing has failed.')
  const rows = found.map((group) => [
    String(group.count),
    [errorText(group), group.value ?? ''].join(' ').trimEnd(),
    group.errorClass,
    group.newestCapturedAt,
    group.channels.map(({ key }) => key).join(', '),
    group.fingerprint,
    group.message,
  ])
  print(table(['Operations', 'Error', 'Class', 'Newest', 'Channels', 'Fingerprint', 'What to do'], rows))
}

function errorText(error: { code: string; field: string | null } | null): string {
  return error ? [error.code, error.field ?? ''].join(' ').trimEnd() : ''
}
