import { createContext, useContext } from 'react'
import type { WhoamiQuery } from '../generated/documents.ts'
import type { RootField } from '../generated/root-fields.ts'

/** Who is signed in, as the server read the token. */
export type Whoami = WhoamiQuery['serverInfo']['whoami']

export const WhoamiContext = createContext<Whoami | null>(null)

/** Who is signed in. Only below the shell, which is shown to nobody else. */
export function useWhoami(): Whoami {
  const whoami = useContext(WhoamiContext)
  if (!whoami) throw new Error('useWhoami is used outside the shell.')
  return whoami
}

/** Says which root fields the visitor may call, as the server told, so that nothing is offered that it would refuse. */
export function useMay(): (field: RootField) => boolean {
  const { mayCall } = useWhoami()
  return (field) => mayCall.includes(field)
}
