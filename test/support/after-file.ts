const cleanUps: (() => unknown)[] = []

/** Registers clean-up for the end of the file's tests, even from inside a hook; the last registered runs first. */
export function afterFile(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp)
}

/** Runs all registered clean-ups, even if some fail, then throws the first failure. */
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
