import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { StoresQuery } from '../../generated/documents.ts'
import { loadedLater } from '../../ui/use-loaded.ts'
import { STORES } from './texts.ts'

const JoinCodeDialog = loadedLater(() => import('./join-code-dialog.tsx'))
const RevokeKeyDialog = loadedLater(() => import('./revoke-key-dialog.tsx'))

type Database = StoresQuery['channelDatabases'][number]

/** What an administrator can do with a store: make a code with which a machine joins as it, and revoke its key. */
export function StoreActions({ database }: { database: Database }) {
  const say = useText(STORES)
  const may = useMay()
  const [open, setOpen] = useState<'code' | 'revoke' | null>(null)
  const close = () => setOpen(null)
  const key = database.storeKeys.find(({ status }) => status === 'IN_USE')
  return (
    <>
      {may('Mutation.createJoinCode') && (
        <button type="button" className="button small" onClick={() => setOpen('code')}>
          {say.makeCode}
        </button>
      )}
      {key && may('Mutation.revokeStoreKey') && (
        <button type="button" className="button small" onClick={() => setOpen('revoke')}>
          {say.revokeKey}
        </button>
      )}
      {open === 'code' && <JoinCodeDialog database={database} replaces={key !== undefined} onClose={close} />}
      {open === 'revoke' && key && <RevokeKeyDialog name={database.name} storeKey={key.id} onClose={close} />}
    </>
  )
}
