import { defineCommand } from 'citty'
import WebSocket from 'ws'
import { z } from 'zod'
import { connectLive } from '../client/connect-live.ts'
import type { TypedDocument } from '../client/subscribe-with-resume.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { print, say } from './terminal/output.ts'

const WATCH: TypedDocument<
  { operationChanged: unknown },
  { channel: string[] | null; status: string[] | null; after: string | null }
> = /* GraphQL */ `
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
})

export const watchCommand = defineCommand({
  meta: {
    name: 'watch',
    description: 'Prints operations as their status changes, until Ctrl-C; resumes after a lost connection',
  },
  args: {
    channel: { type: 'string', description: 'One channel; default: all' },
    status: { type: 'string', description: 'Statuses, separated by commas; default: all' },
    after: { type: 'string', description: 'Cursor to resume from' },
    json: { type: 'boolean', description: 'Prints each event as a line of JSON, for programs', default: false },
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    const live = connectLive({
      url: connection.url,
      // A token of the data folder is issued again; a given token can only be tried again.
      token: async (refused) => (refused ? (await connect(args)).token : connection.token),
      webSocketImpl: WebSocket,
    })
    process.once('SIGINT', () => void live.close())
    const show = (sent: unknown) => {
      const line = event.parse(sent)
      print(args.json ? JSON.stringify(line) : lineOf(line))
    }
    const watching = live.subscribeWithResume(WATCH, {
      variables: { channel: args.channel ? [args.channel] : null, status: args.status?.split(',') ?? null },
      after: args.after ?? null,
      onEvent: show,
      onGap: show,
      onState: (state) => {
        if (state === 'lost') say('Connection lost; reconnecting …')
      },
    })
    await watching.ended
  },
})

function lineOf(changed: z.infer<typeof event>): string {
  if (changed.__typename !== 'OperationChanged')
    return (
      '-- ' +
      `${changed.__typename}${changed.source ? ` ${changed.source}` : ''}${changed.reason ? ` ${changed.reason}` : ''}`
    )
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
