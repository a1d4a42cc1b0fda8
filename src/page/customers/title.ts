/** The name of the view in the navigation. */
export const CUSTOMERS_TITLE = { en: 'Customers', nl: 'Klanten' } as const
