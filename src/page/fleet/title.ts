/** The name of the view in the navigation. */
export const FLEET_TITLE = { en: 'Stores', nl: 'Winkels' } as const
