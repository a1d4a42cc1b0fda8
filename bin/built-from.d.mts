/** The program in dist/ was built from the sources that lie beside it, or there are no sources, as in a package. */
export function isBuilt(packageFolder: string): boolean
/** Changes when anything does that dist/ is made from. */
export function fingerprint(packageFolder: string): string
