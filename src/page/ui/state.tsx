import type { ReactNode } from 'react'
import { AskFailed } from '../api/ask.ts'
import { useText } from '../api/language.ts'
import { Icon, type IconName } from './icon.tsx'
import { UI } from './texts.ts'

/** What stands where there is nothing to show: a drawing, a sentence, and what can be done. */
export function EmptyState({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** What stands where something could not be read: why, and a button that tries again. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useText(UI)
  const code = error instanceof AskFailed ? error.code : ''
  const [title, hint] =
    code === 'UNREACHABLE'
      ? [say.unreachable, say.unreachableHint]
      : code === 'FORBIDDEN'
        ? [say.forbidden, say.forbiddenHint]
        : code === 'HEADQUARTERS_UNREACHABLE'
          ? [say.headquartersAway, say.headquartersAwayHint]
          : [say.failed, error instanceof Error ? error.message : '']
  return (
    <div role="alert">
      <EmptyState icon="alert" title={title}>
        <p className="soft">{hint}</p>
        <button type="button" className="button" onClick={retry}>
          <Icon name="sync" />
          {say.again}
        </button>
      </EmptyState>
    </div>
  )
}

/** Grey bars where lines are going to be. */
export function Skeleton({ lines }: { lines: number }) {
  const say = useText(UI)
  return (
    <div className="skeletons" role="status">
      <span className="unseen">{say.loading}</span>
      {Array.from({ length: lines }, (_, n) => (
        <span key={n} className={`skeleton w${n % 4}`} />
      ))}
    </div>
  )
}
