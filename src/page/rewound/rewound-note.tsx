import { useApiQuery } from '../api/query.ts'
import { HeadquartersRewoundDocument } from '../generated/documents.ts'
import { loadedLater } from '../ui/use-loaded.ts'

const READ_EVERY_MS = 5_000

const RewoundDetails = loadedLater(() => import('./rewound-details.tsx'))

/** A note on every view while headquarters is restored from an older backup. */
export function RewoundNote() {
  const { data } = useApiQuery(HeadquartersRewoundDocument, {}, { refetchInterval: READ_EVERY_MS })
  const rewound = data?.serverInfo.headquartersRewound
  return rewound ? <RewoundDetails rewound={rewound} /> : null
}
