/** True when dist/ was built from the sources beside it, or when there are no sources, as in a package. */
export function isBuilt(packageFolder: string): boolean
/** Changes when anything changes that dist/ is built from. */
export function fingerprint(packageFolder: string): string
