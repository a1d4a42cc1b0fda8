import { z } from 'zod'
import type { ChannelSide } from '../../../src/between/channel-side.ts'
import { PackageRefused } from '../../../src/between/package-refused.ts'
import { FEATURE_JOBS } from '../../../src/model/configuration.ts'
import { type DeliveredPart, type DownloadPart, downloadHeader, downloadPart } from '../../../src/model/package.ts'
import { unpackedPart } from '../../../src/model/stored-part.ts'

/**
 * A channel database as 0.5.0 serves it: it says nothing of redirects and knows no 1050, and refuses a package with a
 * name that it does not know.
 */
export function asReleaseBefore(side: ChannelSide): ChannelSide {
  const before: Partial<ChannelSide> = {
    appliedJob: async (jobId) => {
      const { knowsJob: _, ...applied } = await side.appliedJob(jobId)
      return withoutRedirects(applied)
    },
    state: async () => {
      const { knownJobs: _, ...state } = await side.state()
      return state
    },
    contact: async (...given) => withoutRedirects(await side.contact(...given)),
    applyDownload: (header, parts, mark) => {
      refuseUnless(headerBefore.safeParse(header).success)
      return side.applyDownload(header, asBefore(parts), mark)
    },
  }
  return new Proxy(side, { get: (target, name) => Reflect.get(name in before ? before : target, name) })
}

const headerBefore = downloadHeader.omit({ redirects: true }).extend({ jobId: z.enum(FEATURE_JOBS) })
const partBefore = downloadPart.omit({ redirects: true, loyaltyCards: true, removedLoyaltyCards: true })

async function* asBefore(parts: AsyncIterable<DeliveredPart>): AsyncGenerator<DownloadPart> {
  for await (const sent of parts) {
    const part = await unpackedPart(sent)
    refuseUnless(partBefore.safeParse(part).success)
    yield part
  }
}

function refuseUnless(isKnown: boolean): void {
  if (!isKnown) throw new PackageRefused('The package was refused: it has a name that is not known.')
}

function withoutRedirects<Answer extends { redirectsThrough?: unknown }>(answer: Answer): Answer {
  const { redirectsThrough: _, ...rest } = answer
  return rest as Answer
}
