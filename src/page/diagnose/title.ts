/** The name of the view in the navigation. */
export const DIAGNOSE_TITLE = { en: 'Diagnose', nl: 'Diagnose' } as const
