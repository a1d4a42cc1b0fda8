import { resolvers as audit } from '../audit/resolvers.ts'
import { resolvers as channel, nodes as channelNodes } from '../channel/resolvers.ts'
import { resolvers as diagnose } from '../diagnose/resolvers.ts'
import { resolvers as erasure, nodes as erasureNodes } from '../erasure/resolvers.ts'
import { resolvers as events } from '../events/resolvers.ts'
import { resolvers as exchange, nodes as exchangeNodes } from '../exchange/resolvers.ts'
import { nodes as featureNodes, resolvers as features } from '../features/resolvers.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import { resolvers as bulk, nodes as bulkNodes } from '../operations/bulk/resolvers.ts'
import { nodes as operationNodes, resolvers as operations } from '../operations/resolvers.ts'
import { resolvers as organization, nodes as organizationNodes } from '../organization/resolvers.ts'
import { resolvers as realtime } from '../realtime/resolvers.ts'
import { resolvers as reconcile, nodes as reconcileNodes } from '../reconcile/resolvers.ts'
import { nodeResolvers } from './nodes.ts'

/** The resolvers of every slice, and of `node` over what the slices can read by id. */
export const sliceResolvers: readonly Resolvers[] = [
  channel,
  realtime,
  operations,
  bulk,
  events,
  exchange,
  features,
  organization,
  diagnose,
  audit,
  erasure,
  reconcile,
  nodeResolvers({
    ...channelNodes,
    ...operationNodes,
    ...bulkNodes,
    ...exchangeNodes,
    ...featureNodes,
    ...organizationNodes,
    ...erasureNodes,
    ...reconcileNodes,
  }),
]
