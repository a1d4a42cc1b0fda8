import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react'
import { callApi } from '../api/call-api.ts'
import { type Texts, useDraft } from '../api/drafts.ts'
import { useLanguage, useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import { ApplyRemedyDocument, type DiagnosisPartsFragment, type RemedyPartsFragment } from '../generated/documents.ts'
import { AlertNote } from '../ui/alert-note.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { Skeleton } from '../ui/state.tsx'
import { UI } from '../ui/texts.ts'
import { WithTimes } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { CopyRequest } from './copy-request.tsx'
import { dutchEffect, dutchTitle } from './dutch-remedies.ts'
import { Inputs } from './remedy-inputs.tsx'
import { Risk } from './risk.tsx'
import { DIAGNOSE } from './texts.ts'

type Props = {
  remedy: RemedyPartsFragment
  onDiagnosed: (diagnosis: DiagnosisPartsFragment) => void
  onClose: () => void
}

const REASON = 'reason'
const NOTHING: Texts = {}

/** What the mutation says of its result, such as what is lost. */
const messageOf = (result: unknown) =>
  typeof result === 'object' && result !== null && 'message' in result && typeof result.message === 'string'
    ? [result.message]
    : []

/** Null when nothing is filled in. */
function draftOf(values: Texts) {
  const filled = Object.entries(values).filter(([, value]) => value)
  return filled.length > 0 ? { values: Object.fromEntries(filled), was: {}, base: '', key: '' } : null
}

/** Previews a remedy by a dry run, then applies it and shows the new diagnosis. */
export function RemedyDialog({ remedy, onDiagnosed, onClose }: Props) {
  const say = useText(DIAGNOSE)
  const ui = useText(UI)
  const isDutch = useLanguage() === 'nl'
  const mayApply = useMay()('Mutation.applyRemedy') && remedy.mayRun
  const { id, title, effect, risk, mutation, needsInput } = remedy
  const [kept, keep] = useDraft(`remedy/${id}`)
  const filled = kept?.values ?? NOTHING
  // A reason does not change the effect, which the dialog shows at once.
  const needsOnlyReason = needsInput.length > 0 && needsInput.every((name) => name === REASON)
  const [wouldDo, setWouldDo] = useState<string | null>(needsOnlyReason ? effect : null)
  const [refused, setRefused] = useState<ReactNode>(null)
  const [busy, setBusy] = useState(false)
  const [sure, setSure] = useState(false)
  // A reason that is typed shows intent, too.
  const needsConsent = risk === 'HIGH' && !needsInput.includes(REASON)
  const send = useCallback(
    async (dryRun: boolean) => {
      const values = needsInput
        .filter((name) => name !== REASON)
        .map((attribute) => ({ attribute, newValue: filled[attribute] || null }))
      const reason = filled[REASON]?.trim() || null
      const input = { remedy: id, dryRun, reason, ...(values.length > 0 && { values }) }
      return (await callApi(ApplyRemedyDocument, { input })).applyRemedy
    },
    [id, needsInput, filled],
  )
  const preview = useCallback(async () => {
    setBusy(true)
    setRefused(null)
    try {
      const { wouldDo: preview, userErrors } = await send(true)
      if (userErrors.length > 0) setRefused(refusalsOf(userErrors))
      else setWouldDo(preview ?? effect)
    } catch (error) {
      setRefused(error instanceof Error ? error.message : ui.failed)
    }
    setBusy(false)
  }, [send, effect, ui.failed])
  const previewsAtOnce = needsInput.length === 0 && mayApply
  useEffect(() => {
    if (previewsAtOnce) void preview()
    // Once, when the dialog opens: a reason that is typed later does not change the effect.
  }, [])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const missing = needsInput.filter((name) => !filled[name]?.trim())
    if (missing.length > 0) return setRefused(say.missing(missing.join(', ')))
    if (wouldDo === null) return preview()
    if (needsConsent && !sure) return setRefused(say.sureMissing)
    setBusy(true)
    try {
      const { diagnosis, cured, result, userErrors } = await send(false)
      if (diagnosis) onDiagnosed(diagnosis)
      if (userErrors.length > 0) return setRefused(refusalsOf(userErrors))
      toast(cured ? 'good' : 'bad', [cured ? say.applied : say.notCured, ...messageOf(result)].join(' '))
      keep(null)
      onClose()
    } catch (error) {
      setRefused(error instanceof Error ? error.message : ui.failed)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={isDutch ? dutchTitle(remedy) : title} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)} noValidate>
        <p>
          <WithTimes text={isDutch ? dutchEffect(remedy) : effect} />
        </p>
        <p className="remedy-risk">
          <Risk risk={risk} /> <span className="soft">{say[`${risk}Hint`]}</span>
        </p>
        {mayApply && (
          <Inputs
            mutation={mutation}
            needsInput={needsInput}
            filled={filled}
            fill={(name, value) => {
              keep(draftOf({ ...filled, [name]: value }))
              // The preview may no longer apply.
              if (name !== REASON) setWouldDo(null)
            }}
          />
        )}
        {previewsAtOnce && wouldDo === null && busy && <Skeleton lines={1} />}
        {wouldDo !== null && (
          <div className="would-do" role="status">
            <h3>{say.willDo}</h3>
            <p>
              <WithTimes text={isDutch ? dutchEffect(remedy) : wouldDo} />
            </p>
          </div>
        )}
        {wouldDo !== null && needsConsent && (
          <label className="check">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {say.sure}
          </label>
        )}
        {refused && <AlertNote>{refused}</AlertNote>}
        {!mayApply && <p className="note">{say.notAllowed}</p>}
        <CopyRequest request={remedy} />
        <div className="dialog-foot">
          <button
            type="button"
            className="button"
            onClick={() => {
              keep(null)
              onClose()
            }}
          >
            {kept ? ui.discard : mayApply ? ui.cancel : ui.close}
          </button>
          {mayApply && (
            <button
              type="submit"
              className={risk === 'HIGH' && wouldDo !== null ? 'button danger' : 'button primary'}
              aria-disabled={busy}
            >
              <Icon name={wouldDo === null ? 'eye' : 'play'} />
              {wouldDo === null ? say.preview : say.apply}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
