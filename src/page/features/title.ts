/** The name of the view in the navigation. */
export const FEATURES_TITLE = { en: 'Features', nl: 'Functies' } as const
