/** Why a request about alerts is refused. */
export type AlertRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}

export const refusal = (code: AlertRefusal['code'], field: string, message: string): AlertRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})
