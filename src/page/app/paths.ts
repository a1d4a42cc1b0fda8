/** Where each view of the page is; what it shows further may follow, as in `/operations/…`. */
export const PATHS = {
  overview: '/',
  operations: '/operations',
  customers: '/customers',
  diagnose: '/diagnose',
  features: '/features',
  jobs: '/jobs',
} as const
