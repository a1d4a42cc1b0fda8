import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What went wrong with a form, told at once to who cannot see it. */
export function AlertNote({ children }: { children: ReactNode }) {
  return (
    <div className="note bad" role="alert">
      <Icon name="alert" />
      <div>{children}</div>
    </div>
  )
}
