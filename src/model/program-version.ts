/** True when a version such as `0.4.0` is older than another. A pre-release counts as older than its release. */
export function isOlderVersion(version: string, other: string): boolean {
  const [numbers = '', suffix] = version.split('-', 2)
  const [otherNumbers = '', otherSuffix] = other.split('-', 2)
  const compared = numbers.localeCompare(otherNumbers, 'en', { numeric: true })
  if (compared !== 0) return compared < 0
  if (suffix === undefined || otherSuffix === undefined) return suffix !== undefined && otherSuffix === undefined
  return suffix.localeCompare(otherSuffix, 'en', { numeric: true }) < 0
}
