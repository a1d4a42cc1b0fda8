import type { ComponentType } from 'react'
import type { RootField } from '../../access/rules.ts'
import { OPERATIONS_TITLE } from '../operations/title.ts'
import type { IconName } from '../ui/icon.tsx'

/** A view of the page. It is loaded when it is first opened, and shown to those who may call its root field. */
export type View = {
  /** Where it is: `/operations`; what it shows further may follow, `/operations/…`. */
  readonly path: string
  readonly title: { readonly en: string; readonly nl: string }
  readonly icon: IconName
  readonly needs: RootField
  readonly load: () => Promise<{ default: ComponentType }>
}

/** All views, in the order of the navigation; the first that the visitor may see is the start. */
export const VIEWS: readonly View[] = [
  {
    path: '/operations',
    title: OPERATIONS_TITLE,
    icon: 'list',
    needs: 'Query.operations',
    load: () => import('../operations/operations-view.tsx'),
  },
]
