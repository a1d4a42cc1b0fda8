/** What the view is called. */
export const DIAGNOSE_TITLE = { en: 'Diagnose', nl: 'Diagnose' } as const
