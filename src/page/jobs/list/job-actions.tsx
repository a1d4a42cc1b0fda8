import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { CleanUpDocument, type JobsQuery, SynchronizeNowDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CompareNow } from '../differences/compare-now.tsx'
import { useJobName } from '../shared/job-names.ts'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'
import { RunDialog } from './run-dialog.tsx'

export type CdxJob = JobsQuery['cdxJobs'][number]
export type BatchJob = JobsQuery['batchJobs'][number]

/** The button that runs a job now, if the job can be run here and the visitor may run it. */
export function JobActions({ job, cdx }: { job: BatchJob; cdx: CdxJob | undefined }) {
  const may = useMay()
  if (cdx) return may('Mutation.runCdxJob') ? <RunNow cdx={cdx} /> : null
  if (job.jobId === 'synchronize')
    return may('Mutation.synchronizeCustomersAndChannelRequests') ? <SynchronizeNow /> : null
  if (job.jobId === 'clean-up') return may('Mutation.cleanUp') ? <CleanUp /> : null
  if (job.jobId === 'reconcile') return <CompareNow />
  return null
}

function RunNow({ cdx: { jobId, name, direction } }: { cdx: CdxJob }) {
  const say = useText(JOBS)
  const nameOf = useJobName()
  const [confirming, setConfirming] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setConfirming(true)}>
        <Icon name="play" />
        {say.runNow}
        <span className="unseen"> {jobId}</span>
      </button>
      {confirming && (
        <RunDialog
          jobId={jobId}
          name={nameOf(jobId, name)}
          upload={direction === 'UPLOAD'}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  )
}

function SynchronizeNow() {
  const say = useText(JOBS)
  return (
    <button
      type="button"
      className="button small"
      onClick={() =>
        void toastOutcome(
          runMutation(
            SynchronizeNowDocument,
            { wait: false },
            (answer) => answer.synchronizeCustomersAndChannelRequests,
          ),
          say.started,
        )
      }
    >
      <Icon name="sync" />
      {say.synchronizeNow}
    </button>
  )
}

function CleanUp() {
  const say = useText(JOBS)
  const [confirming, setConfirming] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setConfirming(true)}>
        {say.cleanUp}
      </button>
      {confirming && (
        <Dialog title={say.cleanUpTitle} onClose={() => setConfirming(false)}>
          <p>{say.cleanUpHint}</p>
          <div className="dialog-foot">
            <button
              type="button"
              className="button primary"
              onClick={() => {
                setConfirming(false)
                void toastOutcome(
                  runMutation(CleanUpDocument, { wait: false }, ({ cleanUp }) => cleanUp),
                  say.started,
                )
              }}
            >
              {say.cleanUpStart}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
