/** The name of the view in the navigation. */
export const JOBS_TITLE = { en: 'Jobs and sessions', nl: 'Taken en sessies' } as const
