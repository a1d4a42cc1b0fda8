import { useEffect, useState, useSyncExternalStore } from 'react'
import { useText } from '../api/language.ts'
import {
  cookieSession,
  onSession,
  readSession,
  signInAtProvider,
  staySignedIn,
  WARNED_BEFORE_MS,
} from '../api/session.ts'
import { Icon } from '../ui/icon.tsx'
import { At } from '../ui/time.tsx'
import { SHELL } from './texts.ts'

/** The longest delay of a timer that browsers keep. */
const LONGEST_MS = 2_147_000_000

/** Warns before the session ends, with a button that goes on. Not modal: it must not take the focus from a form. */
export function SessionEnd() {
  const say = useText(SHELL)
  const session = useSyncExternalStore(onSession, cookieSession)
  const endsAt = session?.endsAt ?? null
  const [warnedFor, setWarnedFor] = useState<number | null>(null)
  useEffect(() => {
    if (endsAt === null) return
    const at = (time: number, act: () => void) => setTimeout(act, Math.min(Math.max(0, time - Date.now()), LONGEST_MS))
    // Another tab may have put it off.
    const warning = at(endsAt - WARNED_BEFORE_MS, () => void readSession().then(() => setWarnedFor(endsAt)))
    // The server says whether it is over.
    const end = at(endsAt + 500, () => void readSession())
    return () => {
      clearTimeout(warning)
      clearTimeout(end)
    }
  }, [endsAt])
  if (!session || warnedFor !== endsAt) return null
  return (
    <section className="session-end note warn" role="alert" aria-labelledby="session-end">
      <Icon name="clock" />
      <div>
        <h2 id="session-end">{say.sessionEnds}</h2>
        <p>
          {say.sessionEndsAt} <At at={new Date(session.endsAt).toISOString()} />. {say.draftsKept}
        </p>
      </div>
      {session.canStay ? (
        <button type="button" className="button primary" onClick={() => void staySignedIn()}>
          {say.staySignedIn}
        </button>
      ) : (
        <button type="button" className="button primary" onClick={signInAtProvider}>
          {say.signInAgain}
        </button>
      )}
    </section>
  )
}
