import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connection.ts'

const SYNCHRONIZE = /* GraphQL */ `
  mutation Synchronize($input: SynchronizeInput!) {
    synchronizeCustomersAndChannelRequests(input: $input) {
      runs { scope status done failed waiting message }
      userErrors { code message }
    }
  }`

const answer = z.object({
  synchronizeCustomersAndChannelRequests: z.object({
    runs: z.array(
      z.object({
        scope: z.string(),
        status: z.string(),
        done: z.number(),
        failed: z.number(),
        waiting: z.number(),
        message: z.string().nullable(),
      }),
    ),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

export const synchronizeCommand = defineCommand({
  meta: { name: 'synchronize', description: 'Runs the batch job "Synchronize customers and channel requests"' },
  args: { entity: { type: 'string', description: 'One legal entity; default: all' }, ...connectionArgs },
  async run({ args }) {
    const { synchronizeCustomersAndChannelRequests: payload } = await request(
      await connect(args),
      SYNCHRONIZE,
      { input: { legalEntity: args.entity ?? null } },
      answer,
    )
    for (const run of payload.runs)
      process.stdout.write(
        `${run.scope}: ${run.status}, ${run.done} done, ${run.failed} failed, ${run.waiting} waiting${run.message ? ` (${run.message})` : ''}\n`,
      )
    for (const error of payload.userErrors) process.stderr.write(`${error.message} (${error.code})\n`)
    if (payload.userErrors.length > 0) process.exitCode = 1
  },
})
