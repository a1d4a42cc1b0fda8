import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'

const RUN_JOB = /* GraphQL */ `
  mutation RunCdxJob($input: RunCdxJobInput!) {
    runCdxJob(input: $input) {
      sessions {
        ... on DownloadSession { status: status rowsAffected message channelDatabase { key } }
        ... on UploadSession { uploadStatus: status rowsAffected message channelDatabase { key } }
      }
      userErrors { code message }
    }
  }`

const session = z.object({
  status: z.string().optional(),
  uploadStatus: z.string().optional(),
  rowsAffected: z.number(),
  message: z.string().nullable(),
  channelDatabase: z.object({ key: z.string() }),
})
const answer = z.object({
  runCdxJob: z.object({
    sessions: z.array(session),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

export const runJobCommand = defineCommand({
  meta: { name: 'run-job', description: 'Runs a CDX job now: P-0001, 1010, 1070 or 1110' },
  args: {
    job: { type: 'positional', required: true, description: 'P-0001, 1010, 1070 or 1110' },
    database: { type: 'string', description: 'One channel database; default: all' },
    full: { type: 'boolean', description: 'Downloads everything, not only what changed', default: false },
    ...connectionArgs,
  },
  async run({ args }) {
    const input = { job: args.job, channelDatabase: args.database ?? null, full: args.full }
    const { runCdxJob } = await request(await connect(args), RUN_JOB, { input }, answer)
    for (const s of runCdxJob.sessions)
      process.stdout.write(
        `${s.channelDatabase.key}: ${s.status ?? s.uploadStatus}, ${s.rowsAffected} ` +
          `rows${s.message ? ` (${s.message})` : ''}\n`,
      )
    for (const error of runCdxJob.userErrors) process.stderr.write(`${error.message} (${error.code})\n`)
    if (runCdxJob.userErrors.length > 0) process.exitCode = 1
  },
})
