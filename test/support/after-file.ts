const cleanUps: (() => unknown)[] = []

/** Does something when the file's tests are over, also when it is asked for inside a hook; the last asked for comes first. */
export function afterFile(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp)
}

/** Does what was asked for, all of it, also when some of it fails; then the first failure is thrown. */
export async function cleanUpAfterFile(): Promise<void> {
  const failures: unknown[] = []
  for (const cleanUp of cleanUps.splice(0).reverse()) {
    try {
      await cleanUp()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
