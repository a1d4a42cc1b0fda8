/** The name of the view in the navigation. */
export const SETTINGS_TITLE = { en: 'Settings', nl: 'Instellingen' } as const
