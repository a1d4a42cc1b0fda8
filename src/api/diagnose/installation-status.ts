import { isDeepStrictEqual } from 'node:util'
import { SYSTEM } from '../../access/actor.ts'
import { scopeName, scopeOf } from '../../between/scope.ts'
import { forAll } from '../../between/sides.ts'
import { diagnoseInstallation } from '../../diagnose/diagnose-installation.ts'
import type { DiagnosisView } from '../../diagnose/diagnosis.ts'
import { dashboardStats } from '../../live/dashboard/watch.ts'
import { makeLatest } from '../../live/latest.ts'
import type { Resolvers } from '../generated/resolvers.ts'

type InstallationStatus = { diagnosis: DiagnosisView; waiting: number }

const WAITING: ReadonlySet<string> = new Set(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON'])

const watch = makeLatest<InstallationStatus>((last, next) => {
  const timeless = ({ diagnosis: { at: _, ...diagnosis }, waiting }: InstallationStatus) => ({
    ...diagnosis,
    // With nothing wrong it is of no interest how many are on their way.
    waiting: diagnosis.healthy ? null : waiting,
  })
  return isDeepStrictEqual(timeless(last), timeless(next))
})

export const resolvers: Resolvers = {
  Subscription: {
    installationStatus: {
      subscribe: (_, __, context) => {
        const sides = forAll(context.sides)
        // The same for all tokens of these channels.
        const actor = { ...SYSTEM, channels: context.actor.channels }
        return watch(sides, {
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
        })
      },
      resolve: (status: InstallationStatus) => status,
    },
  },
}
