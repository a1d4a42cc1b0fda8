import { createContext, useContext } from 'react'
import type { WhoamiQuery } from '../generated/documents.ts'
import type { RootField } from '../generated/root-fields.ts'

/** The signed-in visitor, as the server read the token. */
export type Whoami = WhoamiQuery['serverInfo']['whoami']

export const WhoamiContext = createContext<Whoami | null>(null)

/** The signed-in visitor. For components inside the shell, which requires a sign-in. */
export function useWhoami(): Whoami {
  const whoami = useContext(WhoamiContext)
  if (!whoami) throw new Error('useWhoami is used outside the shell.')
  return whoami
}

/** Tells which root fields the visitor may call, so that the page offers no action that the server would refuse. */
export function useMay(): (field: RootField) => boolean {
  const { mayCall } = useWhoami()
  return (field) => mayCall.includes(field)
}
