/**
 * Purposes of an address (ROLE) that every headquarters accepts: the location roles of the documented product. An
 * organization may add its own (`parameters.addressPurposes`).
 */
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
  'Office',
  'Post box',
  'Alternate delivery',
  'Remit to',
  'Fixed asset',
  'One-time',
  'Third-party shipping',
  'Consignment',
  'Unlading',
  'SWIFT',
  'Other',
] as const
