/** Purposes of an address (ROLE) that headquarters accepts: the location roles of the documented product. */
export const ADDRESS_PURPOSES = [
  'Home',
  'Business',
  'Delivery',
  'Invoice',
  'Payment',
  'Service',
  'Statement',
  'Recruit',
  'SMS',
  'Lading',
  'Other',
] as const
