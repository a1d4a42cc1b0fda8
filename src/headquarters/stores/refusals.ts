/** Why a mutation about stores was refused. */
export type StoreRefused = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}

export const storeRefused = (code: StoreRefused['code'], field: string[], message: string): StoreRefused => ({
  __typename: 'Refused',
  code,
  field,
  message,
})
