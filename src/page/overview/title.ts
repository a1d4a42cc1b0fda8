/** The name of the view in the navigation. */
export const OVERVIEW_TITLE = { en: 'Overview', nl: 'Overzicht' } as const
