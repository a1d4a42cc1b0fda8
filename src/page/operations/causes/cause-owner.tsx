import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { UpdateIssuesDocument, type UpdateIssuesInput } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { At } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from './cause-texts.ts'
import type { Issue } from './issue.ts'

const DAY_MS = 86_400_000

/** Who sees to a cause: owner, note, Acknowledge and Snooze. */
export function CauseOwner({ issue, onChange }: { issue: Issue; onChange: () => void }) {
  const say = useText(CAUSE)
  const may = useMay()('Mutation.updateIssues')
  const { id: subject } = useWhoami()
  const [dialog, setDialog] = useState<'owner' | 'note' | null>(null)
  const { id, owner, note, status } = issue
  const update = async (change: Omit<UpdateIssuesInput, 'issues'>, done: string) => {
    const { updateIssues } = await callApi(UpdateIssuesDocument, { input: { issues: [id], ...change } })
    onChange()
    if (updateIssues.userErrors.length > 0) return refusalsOf(updateIssues.userErrors)
    toast('good', done)
    return null
  }
  const act = (change: Omit<UpdateIssuesInput, 'issues'>, done: string) =>
    void update(change, done)
      .then((refused) => refused && toast('bad', refused))
      .catch((error: unknown) => toast('bad', error instanceof Error ? error.message : String(error)))
  return (
    <section className="part" aria-label={say.people}>
      <h3>{say.people}</h3>
      <dl className="facts">
        <div>
          <dt>{say.owner}</dt>
          <dd>
            {owner ?? say.nobody}{' '}
            {owner && issue.assignedBy && <span className="soft">{say.by(issue.assignedBy)}</span>}
          </dd>
        </div>
        {note && (
          <div>
            <dt>{say.note}</dt>
            <dd>
              {note} {issue.notedBy && <span className="soft">{say.by(issue.notedBy)}</span>}
            </dd>
          </div>
        )}
        {issue.acknowledgedBy && (
          <div>
            <dt>{say.ACKNOWLEDGED}</dt>
            <dd>{say.by(issue.acknowledgedBy)}</dd>
          </div>
        )}
        {issue.snoozedUntil && (
          <div>
            <dt>{say.SNOOZED}</dt>
            <dd>
              {say.until} <At at={issue.snoozedUntil} />
            </dd>
          </div>
        )}
      </dl>
      {may && (
        <div className="actions">
          {owner !== subject && (
            <button type="button" className="button small" onClick={() => act({ owner: subject }, say.assigned)}>
              <Icon name="user" />
              {say.assignMe}
            </button>
          )}
          <button type="button" className="button small" onClick={() => setDialog('owner')}>
            {say.assignSelected}
          </button>
          <button type="button" className="button small" onClick={() => setDialog('note')}>
            <Icon name="pencil" />
            {say.note}
          </button>
          {status === 'OPEN' && (
            <button
              type="button"
              className="button small"
              onClick={() => act({ acknowledged: true }, say.acknowledged)}
            >
              <Icon name="check" />
              {say.acknowledge}
            </button>
          )}
          {status === 'ACKNOWLEDGED' && (
            <button type="button" className="button small" onClick={() => act({ acknowledged: false }, say.takenBack)}>
              {say.unacknowledge}
            </button>
          )}
          {(status === 'OPEN' || status === 'ACKNOWLEDGED') && (
            <button
              type="button"
              className="button small"
              onClick={() => act({ snoozedUntil: new Date(Date.now() + DAY_MS).toISOString() }, say.snoozed)}
            >
              <Icon name="clock" />
              {say.snooze}
            </button>
          )}
          {status === 'SNOOZED' && (
            <button type="button" className="button small" onClick={() => act({ snoozedUntil: null }, say.awake)}>
              {say.wake}
            </button>
          )}
        </div>
      )}
      {dialog === 'owner' && (
        <OwnerDialog
          draft={`issue/${id}/owner`}
          owner={owner}
          assign={(next) => update({ owner: next }, say.assigned)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'note' && (
        <SubmitDialog
          title={say.note}
          confirm={say.saveNote}
          icon="check"
          draft={`issue/${id}/note`}
          onClose={() => setDialog(null)}
          onSubmit={(given) => update({ note: String(given.get('note')).trim() || null }, say.noted)}
        >
          <label className="field">
            <span className="label">{say.note}</span>
            <textarea className="input" name="note" rows={3} maxLength={1000} defaultValue={note ?? ''} />
            <span className="soft hint">{say.noteHint}</span>
          </label>
        </SubmitDialog>
      )}
    </section>
  )
}

type OwnerProps = {
  draft: string
  owner: string | null
  /** Returns why the server refused it, or null. */
  assign: (owner: string | null) => Promise<React.ReactNode>
  onClose: () => void
}

/** Asks for the owner of one or more causes; an empty name removes it. */
export function OwnerDialog({ draft, owner, assign, onClose }: OwnerProps) {
  const say = useText(CAUSE)
  return (
    <SubmitDialog
      title={say.assign}
      confirm={say.assign}
      icon="user"
      draft={draft}
      onClose={onClose}
      onSubmit={(given) => assign(String(given.get('owner')).trim() || null)}
    >
      <label className="field">
        <span className="label">{say.owner}</span>
        <input className="input" name="owner" maxLength={200} defaultValue={owner ?? ''} autoComplete="off" />
        <span className="soft hint">{say.assignHint}</span>
      </label>
    </SubmitDialog>
  )
}
