import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { CleanUpDocument, type JobsQuery, SynchronizeNowDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CompareNow } from '../differences/compare-now.tsx'
import { act, tell } from '../shared/act.ts'
import { useJobName } from '../shared/job-names.ts'
import { JOBS } from '../shared/texts.ts'
import { RunDialog } from './run-dialog.tsx'

export type CdxJob = JobsQuery['cdxJobs'][number]
export type BatchJob = JobsQuery['batchJobs'][number]

/** What runs a job now; nothing where the job is started from elsewhere, or the role may not. */
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
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        <Icon name="play" />
        {say.runNow}
        <span className="unseen"> {jobId}</span>
      </button>
      {asking && (
        <RunDialog
          jobId={jobId}
          name={nameOf(jobId, name)}
          upload={direction === 'UPLOAD'}
          onClose={() => setAsking(false)}
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
        void tell(
          act(SynchronizeNowDocument, { wait: false }, (answer) => answer.synchronizeCustomersAndChannelRequests),
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
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        {say.cleanUp}
      </button>
      {asking && (
        <Dialog title={say.cleanUpTitle} onClose={() => setAsking(false)}>
          <p>{say.cleanUpHint}</p>
          <div className="dialog-foot">
            <button
              type="button"
              className="button primary"
              onClick={() => {
                setAsking(false)
                void tell(
                  act(CleanUpDocument, { wait: false }, ({ cleanUp }) => cleanUp),
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
