import { defineCommand } from 'citty'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'
import { connect, connectionArgs } from './connection.ts'

const WATCH = /* GraphQL */ `
  subscription Watch($channel: [ID!], $status: [OperationStatus!], $after: String) {
    operationChanged(channel: $channel, status: $status, after: $after) {
      __typename
      ... on OperationChanged { cursor at operationId status operation { kind customerAccount channel { key } lastKnownError { code field message } } }
      ... on Snapshot { cursor }
      ... on Ready { cursor }
      ... on Gap { cursor reason }
      ... on SourceLost { cursor source }
      ... on SourceBack { cursor source }
    }
  }`

const event = z.object({
  operationChanged: z.object({
    __typename: z.string(),
    cursor: z.string(),
    at: z.string().optional(),
    operationId: z.string().optional(),
    status: z.string().optional(),
    reason: z.string().optional(),
    source: z.string().optional(),
    operation: z
      .object({
        kind: z.string(),
        customerAccount: z.string().nullable(),
        channel: z.object({ key: z.string() }).nullable(),
        lastKnownError: z.object({ code: z.string(), field: z.string().nullable(), message: z.string() }).nullable(),
      })
      .nullish(),
  }),
})

export const watchCommand = defineCommand({
  meta: {
    name: 'watch',
    description: 'Prints operations as they move through their states, until Ctrl-C; resumes after a lost connection',
  },
  args: {
    channel: { type: 'string', description: 'One channel; default: all' },
    status: { type: 'string', description: 'Statuses, separated by commas; default: all' },
    after: { type: 'string', description: 'Cursor to go on from' },
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    let after: string | null = args.after ?? null
    const variables = { channel: args.channel ? [args.channel] : null, status: args.status?.split(',') ?? null }
    let stopped = false
    process.once('SIGINT', () => {
      stopped = true
      void client.dispose()
    })
    const client = createClient({
      url: connection.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { token: connection.token },
      retryAttempts: 0,
    })
    while (!stopped) {
      try {
        for await (const { data, errors } of client.iterate({ query: WATCH, variables: { ...variables, after } })) {
          if (errors?.[0]) throw new Error(errors[0].message)
          const { operationChanged } = event.parse(data)
          after = operationChanged.cursor
          process.stdout.write(`${lineOf(operationChanged)}\n`)
        }
      } catch (error) {
        if (stopped) break
        process.stderr.write(`Connection lost${error instanceof Error ? ` (${error.message})` : ''}; trying again …\n`)
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  },
})

function lineOf(changed: z.infer<typeof event>['operationChanged']): string {
  if (changed.__typename !== 'OperationChanged')
    return `-- ${changed.__typename}${changed.source ? ` ${changed.source}` : ''}${changed.reason ? ` ${changed.reason}` : ''}`
  const { operation } = changed
  const error = operation?.lastKnownError
  const parts = [
    changed.at,
    changed.status?.padEnd(11),
    operation?.channel?.key ?? '',
    operation?.kind ?? '',
    operation?.customerAccount ?? '',
    changed.operationId,
  ]
  return `${parts.join('  ')}${error && changed.status === 'FAILED' ? `  ${error.code}${error.field ? ` ${error.field}` : ''}: ${error.message}` : ''}`
}
