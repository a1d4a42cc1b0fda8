import { useEffect } from 'react'
import { useReconnected } from '../api/connection.ts'
import { useText } from '../api/language.ts'
import { queries } from '../api/query.ts'
import { Icon } from '../ui/icon.tsx'
import { ViewNotLoaded } from '../ui/load-view.ts'
import { EmptyState } from '../ui/state.tsx'
import { UI } from '../ui/texts.ts'
import { SHELL } from './texts.ts'

type Props = { error: unknown; again: () => void }

/** Shown in place of a view that could not be loaded or that failed. The navigation stays. */
export function ViewFailure({ error, again }: Props) {
  const say = useText(SHELL)
  const notLoaded = error instanceof ViewNotLoaded ? error : null
  useReconnected(() => notLoaded && again())
  // What the view had read may be what it failed of.
  useEffect(() => queries.removeQueries({ predicate: (query) => query.getObserversCount() === 0 }), [])
  if (notLoaded?.isReplaced)
    return <Failure title={say.newRelease} hint={say.newReleaseHint} again={again} isReloadFirst />
  if (notLoaded) return <Failure title={say.viewNotLoaded} hint={say.viewNotLoadedHint} again={again} />
  return <Failure title={say.viewFailed} hint={say.viewFailedHint} error={error} again={again} />
}

/** Shown in place of the whole page after an error outside of the views. */
export function PageFailure({ error, again }: Props) {
  const say = useText(SHELL)
  return (
    <main>
      <Failure title={say.pageFailed} hint={say.pageFailedHint} error={error} again={again} isReloadFirst />
    </main>
  )
}

type FailureProps = { title: string; hint: string; error?: unknown; again: () => void; isReloadFirst?: boolean }

function Failure({ title, hint, error, again, isReloadFirst = false }: FailureProps) {
  const say = useText(SHELL)
  const { again: tryAgain } = useText(UI)
  const buttons = [
    <button key="again" type="button" className={isReloadFirst ? 'button' : 'button primary'} onClick={again}>
      <Icon name="sync" />
      {tryAgain}
    </button>,
    <button
      key="reload"
      type="button"
      className={isReloadFirst ? 'button primary' : 'button'}
      onClick={() => location.reload()}
    >
      {say.reload}
    </button>,
  ]
  return (
    <div role="alert">
      <EmptyState icon="alert" title={title} heading="h1">
        <p className="soft">{hint}</p>
        {error instanceof Error && (
          <p className="soft hint" lang="en">
            <code>{error.message}</code>
          </p>
        )}
        <p className="state-actions">{isReloadFirst ? buttons.reverse() : buttons}</p>
      </EmptyState>
    </div>
  )
}
