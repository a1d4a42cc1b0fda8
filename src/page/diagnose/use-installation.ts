import { useQuery } from '@tanstack/react-query'
import { useLive } from '../api/live.ts'
import { keyOf, queries } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import {
  DiagnoseDocument,
  type DiagnosisPartsFragment,
  InstallationStatusEventsDocument,
} from '../generated/documents.ts'
import { type Candidate, candidatesOf, type Kind } from './subject.ts'

/** A diagnosis, and the kind of subject that was found. */
export type Answer = {
  readonly kind: Kind
  readonly diagnosis: DiagnosisPartsFragment
  /** Of the installation: how many operations are not synchronized; absent when it is not known. */
  readonly waiting?: number
}

/** The key of a diagnosis in the cache of queries. */
export const answerKey = (candidates: readonly Candidate[] | null) => [...keyOf(DiagnoseDocument), candidates]

const INSTALLATION_KEY = answerKey(candidatesOf('', '', { channels: [], features: [] }))

/** Whether the visitor may know how the installation is. */
export const useMayKnowInstallation = (): boolean => useMay()('Subscription.installationStatus')

/** Keeps the diagnosis of the installation live. The shell does, for all views. */
export function useInstallationEvents(): void {
  useLive(
    InstallationStatusEventsDocument,
    {},
    (events) => {
      const newest = events.at(-1)
      if (newest) queries.setQueryData<Answer>(INSTALLATION_KEY, { kind: 'installation', ...newest })
    },
    { enabled: useMayKnowInstallation() },
  )
}

/** The diagnosis of the installation: the one that the status line, the overview and Diagnose show. */
export function useInstallation(): Answer | undefined {
  return useQuery<Answer>({ queryKey: INSTALLATION_KEY, enabled: false, gcTime: Number.POSITIVE_INFINITY }).data
}

export type Verdict = 'well' | 'unsure' | 'attention'

/** The verdict of a diagnosis: `unsure` when nothing failed, but checks could not run. */
export function verdictOf({ healthy, checks }: DiagnosisPartsFragment): Verdict {
  if (!healthy) return 'attention'
  return checks.some(({ status }) => status === 'UNKNOWN') ? 'unsure' : 'well'
}
