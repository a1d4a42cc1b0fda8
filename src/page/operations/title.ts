/** The documented name of the view. */
export const OPERATIONS_TITLE = { en: 'Customer sync status', nl: 'Synchronisatiestatus van klant' } as const
