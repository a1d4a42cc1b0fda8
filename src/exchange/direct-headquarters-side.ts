import { receiveUpload } from './receive-upload.ts'
import type { HeadquartersServer, HeadquartersSide } from './sides.ts'

/** Headquarters' side for code of the same process: each call goes to the slice that does it. */
export function directHeadquartersSide(hq: HeadquartersServer): HeadquartersSide {
  return {
    receiveUpload: (sessionId, upload) => receiveUpload(hq, sessionId, upload),
    applyRealtime: () => missing(),
    issueLoyaltyCard: () => missing(),
    searchAllStores: () => missing(),
    featureStates: () => missing(),
  }
}

function missing(): never {
  throw new Error('Not composed yet.')
}
