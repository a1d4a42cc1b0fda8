import { mayCall } from '../access/rules.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../between/headquarters-of.ts'
import type { Config } from '../config/config.ts'
import { LIMIT_MEANINGS, type LimitName } from '../config/limits.ts'
import { VERSION } from '../config/package.ts'
import { databaseNow, processSkewSeconds } from '../db/database-clock.ts'
import { findRewoundState } from '../headquarters/incarnation/rewound.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { rootFields } from './shared/root-fields.ts'

/** The fields of server.graphql. */
export function serverResolvers(config: Config): Resolvers {
  const limits = (Object.keys(LIMIT_MEANINGS) as LimitName[]).map((name) => ({
    name,
    value: config.limits[name],
    meaning: LIMIT_MEANINGS[name],
  }))
  const roles = config.roles.map((role) => PROCESS_ROLE[role])
  return {
    ServerInfo: {
      headquartersRewound: async (_, __, { sides }) => {
        const rewound = await whileReachable(() => findRewoundState(headquartersOf(sides).db), null)
        return rewound && { since: rewound.since, message: rewound.message }
      },
    },
    Query: {
      serverInfo: (_, __, { actor, credential }, { schema }) => ({
        version: VERSION,
        roles,
        time: databaseNow().toISOString(),
        clockSkewSeconds: processSkewSeconds(),
        whoami: {
          id: actor.id,
          roles: actor.roles,
          channels: actor.channels === 'ALL' ? null : actor.channels,
          mayCall: rootFields(schema).filter((field) => mayCall(actor, field)),
          expiresAt: credential.expiresAt.toISOString(),
        },
        limits,
        retention: config.retention,
      }),
    },
  }
}

async function whileReachable<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (isHeadquartersUnavailable(error)) return otherwise
    throw error
  }
}

const PROCESS_ROLE = { hq: 'HQ', channel: 'CHANNEL', worker: 'WORKER' } as const
