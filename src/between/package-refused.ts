/**
 * Thrown when a package does not match the contract: a field is wrong or unknown, or a row belongs to another channel
 * database. Nothing of the package is kept. The message names the field and never its value.
 */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused'
  readonly code = 'PACKAGE_REFUSED'
}
