/**
 * Compares decimal numbers in plain notation exactly, as PostgreSQL does: negative when the first is smaller, 0 when
 * they are equal. JavaScript's numbers have 15 digits; these have up to 25.
 */
export function compareDecimals(a: string, b: string): number {
  const [digits, others] = [fractionDigits(a), fractionDigits(b)]
  const places = Math.max(digits, others)
  const difference = scaled(a, places) - scaled(b, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const fractionDigits = (text: string) => text.split('.')[1]?.length ?? 0

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
