import { defineCommand } from 'citty'
import { z } from 'zod'
import { request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { jsonArg, print, printJson, sayRefusals } from './terminal/output.ts'

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
type Session = z.infer<typeof session>
const answer = z.object({
  runCdxJob: z.object({
    sessions: z.array(session),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

/** The statuses of downloads and uploads are different enums, which one field of a document cannot read. */
const shown = ({ status, uploadStatus, ...rest }: Session) => ({ ...rest, status: status ?? uploadStatus })

function lineOf(session: ReturnType<typeof shown>): string {
  const { channelDatabase, status, rowsAffected, message } = session
  return `${channelDatabase.key}: ${status}, ${rowsAffected} rows${message ? ` (${message})` : ''}`
}

export const runJobCommand = defineCommand({
  meta: { name: 'run-job', description: 'Runs a CDX job now: P-0001, 1010, 1070 or 1110' },
  args: {
    job: { type: 'positional', required: true, description: 'P-0001, 1010, 1070 or 1110' },
    database: { type: 'string', description: 'One channel database; default: all' },
    full: { type: 'boolean', description: 'Downloads everything, not only what changed', default: false },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const input = { job: args.job, channelDatabase: args.database ?? null, full: args.full }
    const { runCdxJob } = await request(await connect(args), RUN_JOB, { input }, answer)
    const sessions = runCdxJob.sessions.map(shown)
    if (args.json) printJson({ ...runCdxJob, sessions })
    else for (const each of sessions) print(lineOf(each))
    if (sayRefusals(runCdxJob.userErrors)) process.exitCode = 1
  },
})
