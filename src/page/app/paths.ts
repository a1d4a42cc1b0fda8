/** The path of each view; a view may add to it, as in `/operations/…`. */
export const PATHS = {
  overview: '/',
  operations: '/operations',
  customers: '/customers',
  diagnose: '/diagnose',
  features: '/features',
  stores: '/stores',
  jobs: '/jobs',
  settings: '/settings',
  activity: '/activity',
  signInSessions: '/sign-in-sessions',
} as const
