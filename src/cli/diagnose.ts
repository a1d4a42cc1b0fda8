import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { parsePairs } from './shared/where.ts'
import { jsonArg, print, printJson, sayRefusals } from './terminal/output.ts'
import { table } from './terminal/table.ts'

const DIAGNOSIS = /* GraphQL */ `
  fragment diagnosis on Diagnosis {
    subject { __typename }
    answer
    healthy
    checks { question status message evidence { label value } }
    remedies { id title effect risk mayRun needsInput }
    trace { waitingFor expectedAtHeadquarters expectedBack whyNotExpected }
  }`
const DIAGNOSE = /* GraphQL */ `
  query Diagnose($input: DiagnoseInput!) { diagnose(input: $input) { ...diagnosis } }
  ${DIAGNOSIS}`
const APPLY = /* GraphQL */ `
  mutation ApplyRemedy($input: ApplyRemedyInput!) {
    applyRemedy(input: $input) { mutation result wouldDo cured diagnosis { ...diagnosis } userErrors { code message } }
  }
  ${DIAGNOSIS}`

const diagnosis = z.object({
  subject: z.object({ __typename: z.string() }).nullable(),
  answer: z.string(),
  healthy: z.boolean(),
  checks: z.array(
    z.object({
      question: z.string(),
      status: z.string(),
      message: z.string(),
      evidence: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
  remedies: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      effect: z.string(),
      risk: z.string(),
      mayRun: z.boolean(),
      needsInput: z.array(z.string()),
    }),
  ),
  trace: z
    .object({
      waitingFor: z.string().nullable(),
      expectedAtHeadquarters: z.string().nullable(),
      expectedBack: z.string().nullable(),
      whyNotExpected: z.string().nullable(),
    })
    .nullable(),
})
type Diagnosis = z.infer<typeof diagnosis>
const diagnosed = z.object({ diagnose: diagnosis })
const applied = z.object({
  applyRemedy: z.object({
    mutation: z.string().nullable(),
    /** Some mutations say in words what they did. */
    result: z.object({ message: z.string().nullish() }).nullish(),
    wouldDo: z.string().nullable(),
    cured: z.boolean().nullable(),
    diagnosis: diagnosis.nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

export const diagnoseCommand = defineCommand({
  meta: {
    name: 'diagnose',
    description:
      'Explains why something does not work, and how to fix it. Exits with 0 when nothing is wrong, 2 when ' +
      'something is, 1 when the diagnosis failed',
  },
  args: {
    what: {
      type: 'positional',
      required: false,
      description: 'A customer by GUID, account, e-mail address or phone, or an operation; default: the installation',
    },
    channel: { type: 'string', description: 'Diagnoses a channel with its database' },
    feature: { type: 'string', description: 'Diagnoses a feature on every channel' },
    apply: { type: 'string', description: 'Applies the remedy with this id, then diagnoses again' },
    'dry-run': {
      type: 'boolean',
      description: 'With --apply: prints what it would do, and changes nothing',
      default: false,
    },
    values: { type: 'string', description: 'With --apply: the values that the remedy needs: email=ada@example.com' },
    reason: { type: 'string', description: 'With --apply: the reason, kept in the audit' },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const { what, channel, feature, apply, values, reason } = args
    if ([what, channel, feature, apply].filter((each) => each !== undefined).length > 1)
      throw new Error('Give one subject: a customer or an operation, --channel, --feature, or --apply.')
    if (apply === undefined && (args['dry-run'] || values !== undefined || reason !== undefined))
      throw new Error('--dry-run, --values and --reason need --apply.')
    const connection = await connect(args)
    const found =
      apply === undefined
        ? await diagnose(connection, inputsOf({ what, channel, feature }))
        : await applyRemedy(connection, {
            remedy: apply,
            dryRun: args['dry-run'],
            values: values === undefined ? null : changesOf(values),
            reason: reason ?? null,
          })
    if (args.json) printJson(found)
    else if (found.applied?.userErrors.length === 0) print(describeApplied(found.applied))
    if (found.diagnosis && !args.json) print(`${found.applied ? '\n' : ''}${describe(found.diagnosis)}`)
    if (found.applied && sayRefusals(found.applied.userErrors)) process.exitCode = 1
    else if (found.diagnosis && !found.diagnosis.healthy) process.exitCode = 2
  },
})

type Input = Record<string, unknown>

/** What the argument can be, the most likely first: digits can be an account number or a phone number. */
function inputsOf(request: { what?: string | undefined; channel?: string | undefined; feature?: string | undefined }) {
  const { what, channel, feature } = request
  if (channel !== undefined) return [{ channel }]
  if (feature !== undefined) return [{ feature }]
  if (what === undefined) return [{ installation: true }]
  if (what.includes('@')) return [{ customer: { email: what } }]
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(what))
    return [{ customer: { asyncCustomerAccount: what } }, { operation: what }]
  const account = { customer: { accountNumber: what } }
  return /^[+(\d][\d\s()./-]*$/.test(what) ? [account, { customer: { phone: what } }] : [account]
}

/** The diagnosis of the first input that is found, else of the first one. */
async function diagnose(connection: Connection, inputs: readonly Input[]): Promise<Found> {
  let first: Diagnosis | null = null
  for (const input of inputs) {
    const { diagnose: made } = await request(connection, DIAGNOSE, { input }, diagnosed)
    if (made.subject !== null) return { diagnosis: made, applied: null }
    first ??= made
  }
  return { diagnosis: first, applied: null }
}

/** A diagnosis; after a remedy, with what it did. Null after a dry run and a refusal. */
type Found = { diagnosis: Diagnosis | null; applied: Applied | null }
type Applied = Omit<z.infer<typeof applied>['applyRemedy'], 'diagnosis'>

async function applyRemedy(connection: Connection, input: Input): Promise<Found> {
  const { applyRemedy: answer } = await request(connection, APPLY, { input }, applied)
  const { diagnosis, ...done } = answer
  return { diagnosis: done.wouldDo === null && done.userErrors.length === 0 ? diagnosis : null, applied: done }
}

function describeApplied({ mutation, result, wouldDo, cured }: Applied): string {
  if (wouldDo !== null) return wouldDo
  const verdict = cured ? 'Cured.' : 'Not cured: its check does not pass yet.'
  return [`${mutation ?? 'Nothing'} was called.`, verdict, ...(result?.message ? [result.message] : [])].join(' ')
}

const changesOf = (text: string) =>
  parsePairs(text, 'email=ada@example.com').map(([attribute, newValue]) => ({ attribute, newValue }))

function describe({ answer, checks, remedies, trace }: Diagnosis): string {
  const parts = [answer, traceLines(answer, trace), table(['Status', 'Check', 'What it found'], checks.map(rowOf))]
  const evidence = checks.filter(({ status }) => status !== 'PASS').flatMap((check) => check.evidence)
  if (evidence.length > 0)
    parts.push(
      table(
        ['Evidence', 'Value'],
        evidence.map(({ label, value }) => [label, value]),
      ),
    )
  return [...parts, ...remedies.map(remedyLines)].filter((part) => part !== '').join('\n\n')
}

const rowOf = ({ status, question, message }: Diagnosis['checks'][number]) => [status, question, message]

function traceLines(answer: string, trace: Diagnosis['trace']): string {
  if (!trace) return ''
  const { waitingFor, expectedAtHeadquarters, expectedBack, whyNotExpected } = trace
  return [
    waitingFor && `Waits for: ${waitingFor}`,
    expectedAtHeadquarters && `Expected at headquarters: ${expectedAtHeadquarters}`,
    expectedBack && `Expected on the channel: ${expectedBack}`,
    whyNotExpected !== answer && whyNotExpected,
  ]
    .filter(Boolean)
    .join('\n')
}

function remedyLines({ id, title, effect, risk, mayRun, needsInput }: Diagnosis['remedies'][number]): string {
  const lines = [`Remedy: ${title}`, `  ${effect}`, `  Risk: ${risk}`]
  if (needsInput.length > 0) lines.push(`  Asks for: ${needsInput.join(', ')}`)
  lines.push(mayRun ? `  tillsync diagnose --apply ${id}` : '  This token may not apply it.')
  return lines.join('\n')
}
