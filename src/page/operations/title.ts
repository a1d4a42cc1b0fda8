/** The page's documented name. */
export const OPERATIONS_TITLE = { en: 'Customer sync status', nl: 'Synchronisatiestatus van klant' } as const
