import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { whyRewound } from '../../incarnation/ask-channels.ts'
import type { RefusedAsRewound } from './refusals.ts'

/** Why nothing can be synchronized, or rehearsed, while headquarters is an older copy of itself; null when it is not. */
export async function refuseRewound(hq: HeadquartersDatabase, dryRun = false): Promise<RefusedAsRewound | null> {
  const rewound = await whyRewound(hq, { ask: !dryRun })
  return rewound && { __typename: 'Refused', code: rewound.code, field: null, message: rewound.message }
}
