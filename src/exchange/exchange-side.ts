import { acceptAsNewSource, acknowledgeUpload, recordUploadAttempt } from './acknowledge-upload.ts'
import { appliedJob, applyDownload } from './apply-download.ts'
import { offerUpload } from './offer-upload.ts'
import type { ChannelServer, ChannelSide } from './sides.ts'

/** The part of a channel's side that is Commerce Data Exchange's own. */
export type ExchangeSide = Pick<
  ChannelSide,
  | 'id'
  | 'offerUpload'
  | 'acknowledgeUpload'
  | 'recordUploadAttempt'
  | 'appliedJob'
  | 'applyDownload'
  | 'acceptAsNewSource'
>

export function exchangeSide(server: ChannelServer): ExchangeSide {
  return {
    id: server.id,
    offerUpload: (limit, known) => offerUpload(server, limit, known),
    acknowledgeUpload: (operationIds) => acknowledgeUpload(server, operationIds),
    recordUploadAttempt: (reason, rewound) => recordUploadAttempt(server, reason, rewound),
    appliedJob: (jobId) => appliedJob(server, jobId),
    applyDownload: (header, parts) => applyDownload(server, header, parts),
    acceptAsNewSource: () => acceptAsNewSource(server),
  }
}
