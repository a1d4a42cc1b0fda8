/** The name of the view, in the menu of the account. */
export const SIGN_IN_SESSIONS_TITLE = { en: 'Where you are signed in', nl: 'Waar u bent aangemeld' } as const
