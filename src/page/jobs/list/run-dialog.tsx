import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { DatabaseNamesDocument, RunCdxJobDocument } from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { hasFailed, sessionOf } from '../sessions/session.ts'
import { runMutation } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'

type Props = { jobId: string; name: string; upload: boolean; onClose: () => void }

/** Runs a CDX job now, for one channel database or all. The job continues when the dialog is closed. */
export function RunDialog({ jobId, name, upload, onClose }: Props) {
  const say = useText(JOBS)
  const number = useNumber()
  const id = useId()
  const { data } = useApiQuery(DatabaseNamesDocument, {})
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ReactNode>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const channelDatabase = String(form.get('database')) || null
    setBusy(true)
    setRefused(null)
    const input = { job: jobId, channelDatabase, full: form.get('full') === 'on' }
    const outcome = await runMutation(RunCdxJobDocument, input, ({ runCdxJob }) => runCdxJob)
    setBusy(false)
    setRefused(outcome.refused)
    if (outcome.refused !== null) return
    const sessions = outcome.payload?.sessions.map(sessionOf) ?? []
    const failed = sessions.filter(hasFailed).length
    if (failed > 0) toast('bad', say.endedFailed(jobId, number(failed)))
    else toast('good', sessions.length === 1 ? say.endedOne(jobId) : say.ended(jobId, number(sessions.length)))
    onClose()
  }
  return (
    <Dialog title={say.runTitle(`${jobId} ${name}`)} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={id}>{say.database}</label>
          <select id={id} name="database" className="input">
            <option value="">{say.allDatabases}</option>
            {data?.channelDatabases.map((database) => (
              <option key={database.key} value={database.key}>
                {database.name}
              </option>
            ))}
          </select>
        </div>
        {!upload && (
          <div>
            <label className="check">
              <input type="checkbox" name="full" aria-describedby={`${id}-full`} />
              {say.full}
            </label>
            <p id={`${id}-full`} className="soft hint">
              {say.fullHint}
            </p>
          </div>
        )}
        {busy && (
          <p className="note" role="status">
            <Icon name="sync" />
            {say.runningHint}
          </p>
        )}
        {refused && <AlertNote>{refused}</AlertNote>}
        <div className="dialog-foot">
          <button type="submit" className="button primary" aria-disabled={busy}>
            <Icon name="play" />
            {busy ? say.isRunning : say.run}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
