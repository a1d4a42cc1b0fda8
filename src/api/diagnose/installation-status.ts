import { isDeepStrictEqual } from 'node:util'
import { SYSTEM } from '../../access/actor.ts'
import { scopeName, scopeOf } from '../../between/scope.ts'
import { forAll } from '../../between/sides.ts'
import { diagnoseInstallation } from '../../diagnose/diagnose-installation.ts'
import type { DiagnosisView } from '../../diagnose/diagnosis.ts'
import { dashboardStats } from '../../live/dashboard/watch.ts'
import { makeLatest } from '../../live/latest.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'

type InstallationStatus = { diagnosis: DiagnosisView; waiting: number }

const WAITING: ReadonlySet<string> = new Set(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON'])

const status = makeLatest<InstallationStatus>((last, next) => {
  const timeless = ({ diagnosis: { at: _, ...diagnosis }, waiting }: InstallationStatus) => ({
    ...diagnosis,
    // With nothing wrong it is of no interest how many are on their way.
    waiting: diagnosis.healthy ? null : waiting,
  })
  return isDeepStrictEqual(timeless(last), timeless(next))
})

/** The status within the token's channels: the same, and read once, for all tokens of these channels. */
function statusFor(context: Pick<Context, 'sides' | 'actor'>) {
  const sides = forAll(context.sides)
  const actor = { ...SYSTEM, channels: context.actor.channels }
  const reading = {
    name: scopeName(actor, null),
    scope: scopeOf(sides, actor, null),
    read: async () => {
      const [diagnosis, { counts }] = await Promise.all([
        diagnoseInstallation(sides, actor),
        dashboardStats(sides, actor, null),
      ])
      const waiting = counts.filter(({ status }) => WAITING.has(status)).map(({ count }) => count)
      return { diagnosis, waiting: waiting.reduce((sum, count) => sum + count, 0) }
    },
  }
  return { sides, reading }
}

/**
 * The diagnosis of the installation now: the one that subscribers receive. Not as a read of the token: while
 * headquarters is slow, its few reads at once would be refused before the diagnosis is complete.
 */
export async function installationDiagnosis(context: Pick<Context, 'sides' | 'actor'>): Promise<DiagnosisView> {
  const { sides, reading } = statusFor(context)
  return (await status.read(sides, reading)).diagnosis
}

export const resolvers: Resolvers = {
  Subscription: {
    installationStatus: {
      subscribe: (_, __, context) => {
        const { sides, reading } = statusFor(context)
        return status.watch(sides, reading)
      },
      resolve: (now: InstallationStatus) => now,
    },
  },
}
