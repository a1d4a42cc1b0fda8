import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** An error of a form, which screen readers announce at once. */
export function AlertNote({ children }: { children: ReactNode }) {
  return (
    <div className="note bad" role="alert">
      <Icon name="alert" />
      <div>{children}</div>
    </div>
  )
}
