/** What the view is called. */
export const FEATURES_TITLE = { en: 'Features', nl: 'Functies' } as const
