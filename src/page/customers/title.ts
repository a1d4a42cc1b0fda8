/** What the view is called. */
export const CUSTOMERS_TITLE = { en: 'Customers', nl: 'Klanten' } as const
