/** The name of the view in the navigation. */
export const ACTIVITY_TITLE = { en: 'Activity', nl: 'Activiteit' } as const
