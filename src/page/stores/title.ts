/** The name of the view in the navigation. */
export const STORES_TITLE = { en: 'Stores', nl: 'Winkels' } as const
