/**
 * Thrown when a package is not of this contract: a field is wrong or not known, or a row is of another channel database.
 * Nothing of the package is kept. The message names the field and no value.
 */
export class PackageRefused extends Error {
  override readonly name = 'PackageRefused'
  readonly code = 'PACKAGE_REFUSED'
}
