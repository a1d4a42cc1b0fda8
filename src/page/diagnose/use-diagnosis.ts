import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '../api/ask.ts'
import { mayHaveMissed, useLive } from '../api/live.ts'
import { keyOf, queries, useAsk } from '../api/query.ts'
import {
  ChannelNamesDocument,
  CustomerEventsDocument,
  DiagnosableFeaturesDocument,
  DiagnoseDocument,
  type DiagnosisPartsFragment,
} from '../generated/documents.ts'
import type { Candidate, Kind, Known } from './subject.ts'

/** A diagnosis, and what the text was taken for. */
export type Answer = { readonly kind: Kind; readonly diagnosis: DiagnosisPartsFragment }

/** It is made again this often while it is looked at: schedules and sessions go on without an operation's event. */
const AGAIN_MS = 20_000

/** The channels and features that are known by name; null until they have been read. */
export function useKnown(): Known | null {
  const channels = useAsk(ChannelNamesDocument, {})
  const features = useAsk(DiagnosableFeaturesDocument, {})
  const channelList = channels.data?.channels
  const featureList = features.data?.features
  const isOver = (channelList || channels.error) && (featureList || features.error)
  return useMemo(
    () => (isOver ? { channels: channelList ?? [], features: featureList ?? [] } : null),
    [isOver, channelList, featureList],
  )
}

/** Diagnoses the first candidate that is found, else the first; again when an operation of the subject goes on. */
export function useDiagnosis(candidates: readonly Candidate[] | null) {
  const queryKey = [...keyOf(DiagnoseDocument), candidates]
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => firstFound(candidates ?? [], signal),
    enabled: candidates !== null,
    refetchInterval: AGAIN_MS,
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
    const { diagnose: diagnosis } = await ask(DiagnoseDocument, { input }, signal)
    if (diagnosis.subject || kind === 'installation') return { kind, diagnosis }
    first ??= { kind, diagnosis }
  }
  if (!first) throw new Error('There is nothing to diagnose.')
  return first
}
