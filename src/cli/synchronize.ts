import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { synchronizeWhere } from './synchronize-where.ts'
import { parseWhere } from './where.ts'

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
  meta: {
    name: 'synchronize',
    description: 'Runs the batch job "Synchronize customers and channel requests", or with --where a bulk run',
  },
  args: {
    entity: { type: 'string', description: 'One legal entity; default: all' },
    where: {
      type: 'string',
      description: 'Synchronizes the matching operations as a bulk run:  "status=FAILED fingerprint=…"',
    },
    reason: { type: 'string', description: 'With --where: the reason, kept with the run' },
    'dry-run': {
      type: 'boolean',
      description: 'With --where: prints what would happen, and changes nothing',
      default: false,
    },
    wait: { type: 'boolean', description: 'With --where: follows the run to its end', default: true },
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    if (args.where !== undefined) {
      const asked = {
        filter: parseWhere(args.where),
        reason: args.reason ?? null,
        dryRun: args['dry-run'],
        wait: args.wait,
      }
      if (!(await synchronizeWhere(connection, asked))) process.exitCode = 1
      return
    }
    if (args.reason !== undefined || args['dry-run']) throw new Error('--reason and --dry-run need --where.')
    const { synchronizeCustomersAndChannelRequests: payload } = await request(
      connection,
      SYNCHRONIZE,
      { input: { legalEntity: args.entity ?? null } },
      answer,
    )
    for (const run of payload.runs)
      process.stdout.write(
        `${run.scope}: ${run.status}, ${run.done} done, ${run.failed} failed, ${run.waiting} ` +
          `waiting${run.message ? ` (${run.message})` : ''}\n`,
      )
    for (const error of payload.userErrors) process.stderr.write(`${error.message} (${error.code})\n`)
    if (payload.userErrors.length > 0) process.exitCode = 1
  },
})
