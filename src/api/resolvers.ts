import { resolvers as alerts } from './alerts.ts'
import { resolvers as audit } from './audit.ts'
import { resolvers as bulk, nodes as bulkNodes } from './bulk/bulk.ts'
import { resolvers as databaseGroups } from './channel-database-groups.ts'
import { resolvers as channel, nodes as channelNodes } from './customers/customers.ts'
import { resolvers as diagnose } from './diagnose/diagnose.ts'
import { resolvers as installationStatus } from './diagnose/installation-status.ts'
import { resolvers as duplicates } from './duplicates.ts'
import { resolvers as erasure, nodes as erasureNodes } from './erasure.ts'
import { resolvers as exchange, nodes as exchangeNodes } from './exchange/exchange.ts'
import { nodes as featureNodes, resolvers as features } from './features.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { resolvers as history } from './history.ts'
import { nodes as issueNodes, resolvers as issues } from './issues.ts'
import { resolvers as customersChanged } from './live/customers-changed.ts'
import { resolvers as events } from './live/live.ts'
import { resolvers as merges } from './merges.ts'
import { nodeResolvers } from './nodes/nodes.ts'
import { nodes as operationNodes, resolvers as operations } from './operations/operations.ts'
import { resolvers as organization, nodes as organizationNodes } from './organization.ts'
import { resolvers as realtime } from './realtime.ts'
import { resolvers as reconcile, nodes as reconcileNodes } from './reconcile.ts'
import { resolvers as registers } from './registers/registers.ts'
import { resolvers as schedules } from './schedules.ts'
import { resolvers as signIn } from './sign-in.ts'
import { resolvers as stores } from './stores.ts'
import { resolvers as welcomeMessages } from './welcome-messages.ts'

/** The resolvers of all slices, with `node` over the types that they can read by id. */
export const sliceResolvers: readonly Resolvers[] = [
  channel,
  realtime,
  operations,
  bulk,
  events,
  customersChanged,
  exchange,
  features,
  organization,
  diagnose,
  installationStatus,
  alerts,
  audit,
  duplicates,
  erasure,
  history,
  issues,
  merges,
  reconcile,
  registers,
  schedules,
  databaseGroups,
  signIn,
  stores,
  welcomeMessages,
  nodeResolvers({
    ...channelNodes,
    ...operationNodes,
    ...bulkNodes,
    ...exchangeNodes,
    ...featureNodes,
    ...organizationNodes,
    ...erasureNodes,
    ...reconcileNodes,
    ...issueNodes,
  }),
]
