import { useLanguage, useText } from '../api/language.ts'
import { DUTCH_CHECKS } from '../diagnose/dutch.ts'
import type { CheckCode, OverviewHealthQuery } from '../generated/documents.ts'
import { Line } from './attention-line.tsx'
import { OVERVIEW } from './texts.ts'

type Check = OverviewHealthQuery['diagnose']['checks'][number]

/** Checks that other lines of the overview show in their own words, with a link to where they are fixed. */
const SHOWN_BY_OTHERS: ReadonlySet<CheckCode> = new Set<CheckCode>([
  'CHANNEL_DATABASE_REACHABLE',
  'CHANNEL_DATABASE_NOT_REWOUND',
  'CHANNEL_ONLINE',
  'DATA_SYNC_NOT_PAUSED',
  'DOWNLOAD_SESSION',
  'NO_DIFFERENCE',
  'NO_OPERATION_FAILED',
  'REALTIME_SERVICE_AVAILABLE',
  'SCHEDULE_OVERDUE',
  'UPLOAD_SUCCEEDED',
  'WORKER_ALIVE',
])

/** The failed checks of the installation; without those that other lines show, if there are such lines. */
export function failedChecks(
  health: OverviewHealthQuery | undefined,
  hasOtherLines: boolean,
  isStore: boolean,
): Check[] {
  const failed =
    health?.diagnose.checks.filter(
      // A store's process never has headquarters' database.
      ({ code, status }) => status === 'FAIL' && !(isStore && code === 'HEADQUARTERS_REACHABLE'),
    ) ?? []
  return failed.filter(({ code }) => !hasOtherLines || !SHOWN_BY_OTHERS.has(code))
}

export function FailedCheck({ check: { code, question, message } }: { check: Check }) {
  const say = useText(OVERVIEW)
  const isDutch = useLanguage() === 'nl'
  const about = (isDutch && DUTCH_CHECKS[code]?.question) || question
  return (
    <Line tone="bad" icon="alert" to="/diagnose" act={say.toDiagnosis} about={about}>
      {isDutch && <strong>{DUTCH_CHECKS[code]?.cause}</strong>}{' '}
      <span lang="en" className={isDutch ? 'soft' : undefined}>
        {message}
      </span>
    </Line>
  )
}
