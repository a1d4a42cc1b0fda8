import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { synchronizeWhere } from './shared/synchronize-where.ts'
import { parseWhere } from './shared/where.ts'
import { jsonArg, print, printJson, sayRefusals } from './terminal/output.ts'

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
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    if (args.where !== undefined) {
      const { wait, json, reason = null } = args
      const asked = { filter: parseWhere(args.where), reason, dryRun: args['dry-run'], wait, json }
      if (!(await synchronizeWhere(await connect(args), asked))) process.exitCode = 1
      return
    }
    if (args.reason !== undefined || args['dry-run']) throw new Error('--reason and --dry-run need --where.')
    const connection = await connect(args)
    const { synchronizeCustomersAndChannelRequests: payload } = await request(
      connection,
      SYNCHRONIZE,
      { input: { legalEntity: args.entity ?? null } },
      answer,
    )
    if (args.json) printJson(payload)
    else
      for (const { scope, status, done, failed, waiting, message } of payload.runs)
        print(
          `${scope}: ${status}, ${done} done, ${failed} failed, ${waiting} waiting${message ? ` (${message})` : ''}`,
        )
    if (sayRefusals(payload.userErrors)) process.exitCode = 1
  },
})
