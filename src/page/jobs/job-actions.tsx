import { useState } from 'react'
import { useText } from '../api/language.ts'
import { useMay, useWhoami } from '../api/whoami.ts'
import { CleanUpDocument, ReconcileNowDocument, SynchronizeNowDocument } from '../generated/documents.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { act, tell } from './act.ts'
import type { BatchJob, CdxJob } from './job-list.tsx'
import { useJobName } from './job-names.ts'
import { RunDialog } from './run-dialog.tsx'
import { JOBS } from './texts.ts'

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

/** Compares everything, which is for tokens of all channels; nothing for others. */
export function CompareNow() {
  const say = useText(JOBS)
  const may = useMay()
  const { channels } = useWhoami()
  if (!may('Mutation.reconcile') || channels !== null) return null
  const start = () => act(ReconcileNowDocument, { wait: false }, ({ reconcile }) => reconcile)
  return (
    <button type="button" className="button small" onClick={() => void tell(start(), say.started)}>
      <Icon name="play" />
      {say.compareNow}
    </button>
  )
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
