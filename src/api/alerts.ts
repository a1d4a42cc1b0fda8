import { type Actor, Forbidden } from '../access/actor.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import { scopeName, scopeOf } from '../between/scope.ts'
import { forAll } from '../between/sides.ts'
import { checksOfRule, hasRule } from '../diagnose/alerts/rule-of-check.ts'
import { type AlertRuleChange, readAlertRules, setAlertRule } from '../headquarters/alerts/alert-rules.ts'
import { type AlertView, listAlerts, readOpenAlerts } from '../headquarters/alerts/alert-view.ts'
import { muteAlert, unmuteAlert } from '../headquarters/alerts/mute-alert.ts'
import { makeLatest } from '../live/latest.ts'
import type { Resolvers, SetAlertRuleInput } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { encodeNodeId } from './shared/node-id.ts'
import { numberBeyond, pageOf, pageRequest } from './shared/page.ts'

/** What is wrong is told of all channels together. */
function assertSeesAll({ channels }: Actor): void {
  if (channels !== 'ALL')
    throw new Forbidden('Alerts are of the whole installation: they need a token for all channels.')
}

function databaseOf({ sides, actor }: Context) {
  assertSeesAll(actor)
  return headquartersOf(sides).db
}

/** `lastSeenAt` changes with each look, and says nothing new while an alert is open. */
const open = makeLatest<AlertView[]>((last, next) => {
  const timeless = (alerts: AlertView[]) => JSON.stringify(alerts.map(({ lastSeenAt: _, ...alert }) => alert))
  return timeless(last) === timeless(next)
})

export const resolvers: Resolvers = {
  Query: {
    alerts: async (_, { status, rule, ...args }, context) => {
      const request = pageRequest(args)
      const found = await listAlerts(databaseOf(context), {
        status: status ?? null,
        rule: rule ?? null,
        beyond: numberBeyond('AlertCursor', request.cursor),
        limit: request.limit + 1,
      })
      return pageOf(request, found, ({ number }) => encodeNodeId('AlertCursor', number))
    },
    alertRules: (_, __, context) => readAlertRules(databaseOf(context)),
  },
  Mutation: {
    setAlertRule: (_, { input }, context) => setAlertRule(databaseOf(context), context.actor, changeOf(input)),
    muteAlert: (_, { input }, context) => muteAlert(databaseOf(context), context.actor, input),
    unmuteAlert: (_, { input }, context) => unmuteAlert(databaseOf(context), context.actor, input),
  },
  Subscription: {
    openAlerts: {
      subscribe: (_, __, context) => {
        assertSeesAll(context.actor)
        const sides = forAll(context.sides)
        return open.watch(sides, {
          name: scopeName(context.actor, null),
          // Headquarters' log tells of alerts; no channel's does.
          scope: { ...scopeOf(sides, context.actor, null), channelDatabases: () => [] },
          read: () => readOpenAlerts(headquartersOf(sides).db),
        })
      },
      resolve: (alerts: AlertView[]) => ({ alerts }),
    },
  },
  Alert: {
    checks: ({ checks }) => checks.filter(hasRule),
  },
  AlertRule: {
    checks: ({ id }) => checksOfRule(id),
    thresholdUnit: ({ unit }) => unit,
  },
}

/** Null leaves a value as it is. */
function changeOf({ rule, enabled, opensAfterSeconds, closesAfterSeconds, threshold, dryRun }: SetAlertRuleInput) {
  const change: AlertRuleChange = {
    rule,
    dryRun,
    ...(enabled != null && { enabled }),
    ...(opensAfterSeconds != null && { opensAfterSeconds }),
    ...(closesAfterSeconds != null && { closesAfterSeconds }),
    ...(threshold != null && { threshold }),
  }
  return change
}
