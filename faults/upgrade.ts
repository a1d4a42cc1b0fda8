import { setTimeout as pause } from 'node:timers/promises'
import type { Scene } from './accidents/accident.ts'
import type { Program } from './installation/program.ts'

/** How long each mixture of releases works, in milliseconds. */
const WORKS_FOR = 8_000
/** How many stores are upgraded: not all. */
const UPGRADED_STORES = 3

/**
 * Under load, headquarters' processes are replaced one after the other by those of this release, then three of the
 * stores; all of them work beside each other; then they go back, headquarters first, so that the release before works
 * with stores of this one, too, on the databases that this release has migrated. Returns how many processes were
 * replaced each way.
 */
export async function upgradeAndBack(scene: Scene, before: string): Promise<Map<string, number>> {
  const { apis, workers, stores } = scene.installation
  const headquarters = [...workers, ...apis]
  const ofStores = stores.slice(0, UPGRADED_STORES).map(({ program }) => program)
  const works = () => pause(WORKS_FOR)
  await works()
  for (const each of headquarters) await replace(scene, 'upgrade', each, undefined)
  await works()
  for (const each of ofStores) await replace(scene, 'upgrade', each, undefined)
  await works()
  for (const each of headquarters) await replace(scene, 'back', each, before)
  await works()
  for (const each of ofStores) await replace(scene, 'back', each, before)
  // What this release has made known, such as new features, waits for a 1110, as diagnose says (JOBS_APPLIED): stores of
  // this release fetched it by themselves.
  await scene.installation.ask('mutation { runCdxJob(input: { job: "1110" }) { userErrors { message } } }')
  await works()
  const each = headquarters.length + ofStores.length
  return new Map([
    ['upgrade', each],
    ['back', each],
  ])
}

async function replace(
  { history }: Scene,
  accident: 'upgrade' | 'back',
  program: Program,
  packageFolder: string | undefined,
): Promise<void> {
  const what = { type: 'accident', accident, target: program.name } as const
  history.note({ ...what, phase: 'begins' })
  await program.stop()
  program.runFrom(packageFolder)
  await program.start()
  history.note({ ...what, phase: 'ends' })
}
