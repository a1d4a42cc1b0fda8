import type { DiagnosisView } from './diagnosis.ts'

/** What applying a remedy came to. */
export type AppliedRemedy = {
  mutation: string | null
  result: unknown
  wouldDo: string | null
  diagnosis: DiagnosisView | null
  userErrors: { __typename: 'Refused'; code: 'NOT_FOUND' | 'INVALID_VALUE'; field: string[] | null; message: string }[]
}
