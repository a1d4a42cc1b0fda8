import type { ReactNode } from 'react'
import { RequestFailed } from '../api/call-api.ts'
import { useText } from '../api/language.ts'
import { Icon, type IconName } from './icon.tsx'
import { UI } from './texts.ts'

type EmptyProps = { icon: IconName; title: string; heading?: 'h1' | 'h2'; children?: ReactNode }

/** A placeholder where there is nothing to show: an icon, a title (`h1` in place of a view), and what to do. */
export function EmptyState({ icon, title, heading: Heading = 'h2', children }: EmptyProps) {
  return (
    <div className="state">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}

/** A placeholder where data could not be read: the reason, and a button to retry. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useText(UI)
  const code = error instanceof RequestFailed ? error.code : ''
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

/** A placeholder of grey bars while data is loading. */
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
