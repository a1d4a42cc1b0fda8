import type { Installation } from '../support/installation.ts'

// How the tests of diagnoses ask, and do as they are told.

export type Remedy = {
  id: string
  mutation: string
  variables: { input: Record<string, unknown> }
  risk: string
  mayRun: boolean
  needsInput: string[]
  title: string
  effect: string
}
export type Check = {
  code: string
  status: string
  message: string
  remedies: Remedy[]
  evidence: { label: string; value: string; node: { __typename: string } | null }[]
}
export type Diagnosis = {
  subject: { __typename: string; id: string } | null
  answer: string
  healthy: boolean
  checks: Check[]
  remedies: Remedy[]
  trace: {
    waitingFor: string | null
    whyNotExpected: string | null
    expectedAtHeadquarters: string | null
    expectedBack: string | null
    steps: { step: string; at: string | null; expectedAt: string | null; job: string | null }[]
  } | null
}

const REMEDY = 'id title effect risk mutation variables mayRun needsInput'
const DIAGNOSIS = `subject { __typename id } answer healthy at
  checks { code question status message evidence { label value node { __typename id } } remedies { ${REMEDY} } }
  remedies { ${REMEDY} }
  trace { waitingFor whyNotExpected expectedAtHeadquarters expectedBack steps { step at expectedAt job } }`

/** A diagnosis of what the input names. */
export async function diagnose(tillsync: Installation, input: object, token?: string): Promise<Diagnosis> {
  const { diagnose: made } = await tillsync.ask<{ diagnose: Diagnosis }>(
    `query ($input: DiagnoseInput!) { diagnose(input: $input) { ${DIAGNOSIS} } }`,
    { input },
    token,
  )
  return made
}

/** The codes of the checks that failed. */
export const causes = ({ checks }: Diagnosis): string[] =>
  checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)

export type Applied = {
  mutation: string | null
  result: unknown
  wouldDo: string | null
  cured: boolean | null
  diagnosis: Diagnosis | null
  userErrors: { code: string; field: string[] | null; message: string }[]
}

/** What a person fills in where a remedy asks: corrected values by attribute, choices, and a reason. */
export type FilledIn = { [attribute: string]: string }

/** Applies a remedy as a person would. */
export async function apply(
  tillsync: Installation,
  remedy: Remedy,
  filledIn: FilledIn = {},
  dryRun = false,
): Promise<Applied> {
  const values = remedy.needsInput
    .filter((name) => name !== 'reason')
    .map((attribute) => ({ attribute, newValue: filledIn[attribute] ?? null }))
  const { applyRemedy } = await tillsync.ask<{ applyRemedy: Applied }>(
    `mutation ($input: ApplyRemedyInput!) { applyRemedy(input: $input) {
      mutation result wouldDo cured diagnosis { ${DIAGNOSIS} } userErrors { code field message } } }`,
    { input: { remedy: remedy.id, dryRun, values, reason: 'As the diagnosis says.' } },
  )
  return applyRemedy
}

/** Applies what diagnoses say, and only that, until none finds a cause; refuses to go on permanently. */
export async function cure(
  tillsync: Installation,
  input: object,
  filledIn: FilledIn = {},
): Promise<{ steps: string[]; left: Diagnosis }> {
  const steps: string[] = []
  for (let round = 0; round < 8; round++) {
    const made = await diagnose(tillsync, input)
    if (made.healthy || made.remedies.length === 0) return { steps, left: made }
    for (const remedy of made.remedies) {
      const { userErrors } = await apply(tillsync, remedy, filledIn)
      steps.push(
        `${remedy.mutation}${userErrors.length > 0 ? ` (${userErrors.map(({ code, message }) => `${code}: ${message}`).join()})` : ''}`,
      )
    }
  }
  throw new Error(`Not cured by ${steps.join(', ')}`)
}
