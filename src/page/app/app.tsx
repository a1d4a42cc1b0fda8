import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { openDrafts } from '../api/drafts.ts'
import { useLanguage } from '../api/language.ts'
import { queries, useApiQuery } from '../api/query.ts'
import { setServerClock } from '../api/server-clock.ts'
import { onSession, signedInAs } from '../api/session.ts'
import { WhoamiContext } from '../api/whoami.ts'
import { WhoamiDocument } from '../generated/documents.ts'
import { ErrorState } from '../ui/state.tsx'
import { Toasts } from '../ui/toast.tsx'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { Starting } from './starting.tsx'

const RETRY_EVERY_MS = 5_000

/** The sign-in form, or the shell for a signed-in visitor. */
export function App() {
  const who = useSyncExternalStore(onSession, signedInAs)
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <>
      {who === undefined ? <Starting /> : null}
      {who === null ? <SignIn /> : null}
      {who ? <SignedIn key={who} /> : null}
      <Toasts />
    </>
  )
}

function SignedIn() {
  // Data that was read with another token or session is dropped.
  useEffect(() => () => queries.clear(), [])
  const [isFailed, setFailed] = useState(false)
  // The page appears when the server is back.
  const answer = useApiQuery(WhoamiDocument, {}, { refetchInterval: isFailed && RETRY_EVERY_MS })
  const { data, dataUpdatedAt, error, refetch } = answer
  const [hasDrafts, setHasDrafts] = useState(false)
  useLayoutEffect(() => {
    if (!data) return
    const { time, whoami } = data.serverInfo
    setServerClock(Date.parse(time) - dataUpdatedAt)
    openDrafts(whoami.id, Date.parse(time) - dataUpdatedAt)
    // Forms begin with their draft, so they are shown after this.
    setHasDrafts(true)
  }, [data, dataUpdatedAt])
  useEffect(() => setFailed(!data && error !== null), [data, error])
  if (data && hasDrafts)
    return (
      <WhoamiContext value={data.serverInfo.whoami}>
        <Shell version={data.serverInfo.version} />
      </WhoamiContext>
    )
  if (error && !data)
    return (
      <main>
        <ErrorState error={error} retry={() => void refetch()} />
      </main>
    )
  return <Starting />
}
