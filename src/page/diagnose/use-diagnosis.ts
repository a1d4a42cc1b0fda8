import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callApi } from '../api/call-api.ts'
import { mayHaveMissed, useLive } from '../api/live.ts'
import { metaOf, queries, useApiQuery } from '../api/query.ts'
import {
  ChannelNamesDocument,
  CustomerEventsDocument,
  DiagnosableFeaturesDocument,
  DiagnoseDocument,
  type DiagnosisPartsFragment,
} from '../generated/documents.ts'
import type { Candidate, Known } from './subject.ts'
import { type Answer, answerKey } from './use-installation.ts'

/** How often the diagnosis is repeated: schedules and sessions change without an event of an operation. */
const REPEAT_EVERY_MS = 20_000

/** The channels and features by name; null until they have been read. */
export function useKnown(): Known | null {
  const channels = useApiQuery(ChannelNamesDocument, {})
  const features = useApiQuery(DiagnosableFeaturesDocument, {})
  const channelList = channels.data?.channels
  const featureList = features.data?.features
  const isRead = (channelList || channels.error) && (featureList || features.error)
  return useMemo(
    () => (isRead ? { channels: channelList ?? [], features: featureList ?? [] } : null),
    [isRead, channelList, featureList],
  )
}

/**
 * Diagnoses the first candidate that is found, else the first one. Repeats when an operation of the subject changes.
 */
export function useDiagnosis(candidates: readonly Candidate[] | null) {
  const queryKey = answerKey(candidates)
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => firstFound(candidates ?? [], signal),
    enabled: candidates !== null,
    meta: candidates?.[0] && metaOf(DiagnoseDocument, { input: candidates[0].input }),
    // The shell keeps that of the installation live.
    refetchInterval: candidates?.[0]?.kind === 'installation' ? false : REPEAT_EVERY_MS,
  })
  const subject = found.data?.diagnosis.subject
  useLive(
    CustomerEventsDocument,
    { channel: null, customer: subject?.__typename === 'Customer' ? subject.id : null },
    (events) => {
      if (events.some((event) => event.__typename === 'OperationChanged' || mayHaveMissed(event))) void found.refetch()
    },
    { enabled: subject?.__typename === 'Customer' || subject?.__typename === 'Operation' },
  )
  const put = (diagnosis: DiagnosisPartsFragment) =>
    queries.setQueryData<Answer>(queryKey, (now) => now && { ...now, diagnosis })
  return { ...found, put }
}

async function firstFound(candidates: readonly Candidate[], signal: AbortSignal): Promise<Answer> {
  let first: Answer | null = null
  for (const { kind, input } of candidates) {
    const { diagnose: diagnosis } = await callApi(DiagnoseDocument, { input }, signal)
    if (diagnosis.subject || kind === 'installation') return { kind, diagnosis }
    first ??= { kind, diagnosis }
  }
  if (!first) throw new Error('There is nothing to diagnose.')
  return first
}
