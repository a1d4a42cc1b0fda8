import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { findRewound } from '../../incarnation/check-with-channels.ts'
import type { RefusedAsRewound } from './refusals.ts'

/** Refuses synchronizing and rehearsing while headquarters is an older copy of itself; null if it is not. */
export async function refuseRewound(hq: HeadquartersDatabase, dryRun = false): Promise<RefusedAsRewound | null> {
  const rewound = await findRewound(hq, { ask: !dryRun })
  return rewound && { __typename: 'Refused', code: rewound.code, field: null, message: rewound.message }
}
