import { useEffect, useState } from 'react'
import { useConnection } from '../api/connection.ts'
import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import { SHELL } from './texts.ts'

const TONES = { connecting: 'info', live: 'good', reconnecting: 'warn', offline: 'bad' } as const

/** The state of the live connection, in a word. */
export function ConnectionBadge() {
  const say = useText(SHELL)
  const { state } = useConnection()
  if (state === 'idle') return null
  return (
    <span className={`badge connection ${TONES[state]} ${state}`} role="status" title={say[`${state}Hint`]}>
      <span className="dot" aria-hidden="true" />
      {say[state]}
    </span>
  )
}

const GAP_SHOWN_MS = 60_000

/** Notes about data that may be out of date, and why. */
export function ConnectionNotes() {
  const say = useText(SHELL)
  const { state, lostSources, gapAt } = useConnection()
  const [closedGap, setClosedGap] = useState<number | null>(null)
  useEffect(() => {
    if (gapAt === null) return
    const timer = setTimeout(() => setClosedGap(gapAt), GAP_SHOWN_MS)
    return () => clearTimeout(timer)
  }, [gapAt])
  return (
    <>
      {(state === 'offline' || state === 'reconnecting') && (
        <p className={`note ${TONES[state]}`}>
          <Icon name="alert" />
          {say[`${state}Hint`]}
        </p>
      )}
      {lostSources.length > 0 && (
        <p className="note warn">
          <Icon name="alert" />
          {say.sourceLost(lostSources.join(', '))}
        </p>
      )}
      {gapAt !== null && gapAt !== closedGap && (
        <p className="note" role="status">
          <Icon name="sync" />
          {say.gap}
        </p>
      )}
    </>
  )
}
