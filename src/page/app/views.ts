import type { ComponentType } from 'react'
import { SIGN_IN_SESSIONS_TITLE } from '../account/title.ts'
import { ACTIVITY_TITLE } from '../activity/title.ts'
import { CUSTOMERS_TITLE } from '../customers/title.ts'
import { DIAGNOSE_TITLE } from '../diagnose/title.ts'
import { FEATURES_TITLE } from '../features/title.ts'
import type { RootField } from '../generated/root-fields.ts'
import { JOBS_TITLE } from '../jobs/title.ts'
import { OPERATIONS_TITLE } from '../operations/title.ts'
import { OVERVIEW_TITLE } from '../overview/title.ts'
import { SETTINGS_TITLE } from '../settings/title.ts'
import { STORES_TITLE } from '../stores/title.ts'
import type { IconName } from '../ui/icon.tsx'
import { PATHS } from './paths.ts'

/** A view of the page. It is loaded when it is first opened, and requires the right to call its root field. */
export type View = {
  readonly path: (typeof PATHS)[keyof typeof PATHS]
  readonly title: { readonly en: string; readonly nl: string }
  readonly icon: IconName
  /** The letter that opens it after `g`. */
  readonly key: string
  readonly needs: RootField
  readonly load: () => Promise<{ default: ComponentType }>
}

/** All views, in the order of the navigation; the first that the visitor may see is the home page. */
export const VIEWS: readonly View[] = [
  {
    path: PATHS.overview,
    title: OVERVIEW_TITLE,
    icon: 'pulse',
    key: 'o',
    needs: 'Query.dashboardStats',
    load: () => import('../overview/overview-view.tsx'),
  },
  {
    path: PATHS.operations,
    title: OPERATIONS_TITLE,
    icon: 'list',
    key: 's',
    needs: 'Query.operations',
    load: () => import('../operations/operations-view.tsx'),
  },
  {
    path: PATHS.customers,
    title: CUSTOMERS_TITLE,
    icon: 'people',
    key: 'c',
    needs: 'Query.customers',
    load: () => import('../customers/customers-view.tsx'),
  },
  {
    path: PATHS.diagnose,
    title: DIAGNOSE_TITLE,
    icon: 'clipboard',
    key: 'd',
    needs: 'Query.diagnose',
    load: () => import('../diagnose/diagnose-view.tsx'),
  },
  {
    path: PATHS.features,
    title: FEATURES_TITLE,
    icon: 'flag',
    key: 'f',
    needs: 'Query.features',
    load: () => import('../features/features-view.tsx'),
  },
  {
    path: PATHS.stores,
    title: STORES_TITLE,
    icon: 'store',
    key: 't',
    needs: 'Query.stores',
    load: () => import('../stores/stores-view.tsx'),
  },
  {
    path: PATHS.jobs,
    title: JOBS_TITLE,
    icon: 'clock',
    key: 'j',
    needs: 'Query.cdxJobs',
    load: () => import('../jobs/jobs-view.tsx'),
  },
  {
    path: PATHS.settings,
    title: SETTINGS_TITLE,
    icon: 'sliders',
    key: 'e',
    needs: 'Query.organization',
    load: () => import('../settings/settings-view.tsx'),
  },
  {
    path: PATHS.activity,
    title: ACTIVITY_TITLE,
    icon: 'history',
    key: 'a',
    needs: 'Query.auditEntries',
    load: () => import('../activity/activity-view.tsx'),
  },
]

/** Where the visitor is signed in. It is in the menu of the account, where there is an identity provider. */
export const SIGN_IN_SESSIONS: View = {
  path: PATHS.signInSessions,
  title: SIGN_IN_SESSIONS_TITLE,
  icon: 'user',
  key: 'w',
  needs: 'Query.mySignInSessions',
  load: () => import('../account/sign-in-sessions-view.tsx'),
}
