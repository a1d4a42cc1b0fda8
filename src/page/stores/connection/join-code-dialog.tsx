import { useId, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import { CreateJoinCodeDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { At } from '../../ui/time.tsx'
import { STORES } from './texts.ts'

const HOURS = [1, 24, 72, 720] as const
const USUAL = 72

type Made = { readonly code: string; readonly expiresAt: string }
type Props = {
  readonly database: { readonly key: string; readonly name: string }
  /** True for a store whose machine another one is to take the place of. */
  readonly replaces: boolean
  readonly onClose: () => void
}

/** Makes a code with which a machine joins as a store, and shows it: headquarters cannot show it again. */
export default function JoinCodeDialog({ database, replaces, onClose }: Props) {
  const say = useText(STORES)
  const id = useId()
  const [made, setMade] = useState<Made | null>(null)
  if (made) return <MadeCode name={database.name} made={made} onClose={onClose} />
  return (
    <SubmitDialog
      title={say.codeTitle(database.name)}
      confirm={say.makeCode}
      icon="store"
      draft={`store/${database.key}/code`}
      onClose={onClose}
      // The next dialog shows the code.
      onDone={() => undefined}
      onSubmit={async (given) => {
        const input = { channelDatabase: database.key, validForHours: Number(given.get('hours')) }
        const { code, expiresAt, userErrors } = (await callApi(CreateJoinCodeDocument, { input })).createJoinCode
        void queries.invalidateQueries()
        if (code === null || expiresAt === null) return refusalsOf(userErrors)
        setMade({ code, expiresAt })
        return null
      }}
    >
      <p>{replaces ? say.codeReplacesHint : say.codeHint}</p>
      <div className="field">
        <label htmlFor={id}>{say.validFor}</label>
        <select id={id} name="hours" className="input" defaultValue={USUAL}>
          {HOURS.map((hours) => (
            <option key={hours} value={hours}>
              {say.hours(hours)}
            </option>
          ))}
        </select>
      </div>
    </SubmitDialog>
  )
}

function MadeCode({ name, made, onClose }: { name: string; made: Made; onClose: () => void }) {
  const say = useText(STORES)
  return (
    <Dialog title={say.codeTitle(name)} onClose={onClose}>
      <p>{say.codeOnce}</p>
      <p>
        <output className="join-code mono" aria-label={say.code}>
          {made.code}
        </output>
      </p>
      <p className="soft hint">
        {say.validUntil} <At at={made.expiresAt} />
      </p>
      <p>{say.joinHint}</p>
      <p>
        <code className="join-code">npx tillsync channel join {window.location.origin} --data /var/lib/tillsync</code>
      </p>
      <div className="dialog-foot">
        <button type="button" className="button primary" onClick={onClose}>
          {say.done}
        </button>
      </div>
    </Dialog>
  )
}
