import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Icon, type IconName } from '../ui/icon.tsx'

type LineProps = { tone: 'bad' | 'warn'; icon: IconName; to: string; act: string; about: string; children: ReactNode }

/** A problem that needs attention, with a link to where it is fixed. */
export function Line({ tone, icon, to, act, about, children }: LineProps) {
  return (
    <li>
      <span className={`attention-icon ${tone}`}>
        <Icon name={icon} />
      </span>
      <span className="attention-text">{children}</span>
      <Link href={to} className="button small">
        {act}
        <span className="unseen">: {about}</span>
      </Link>
    </li>
  )
}
