import { useDraft } from '../../api/drafts.ts'
import { useText } from '../../api/language.ts'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { Field, textOf } from '../field.tsx'
import { type Entity, type Message, setLegalEntity } from '../set-legal-entity.ts'
import { SETTINGS } from '../texts.ts'

/** Changes a welcome message, or makes that of another language (`message` null), with a preview as it is typed. */
export function MessageDialog(props: { entity: Entity; message: Message | null; onClose: () => void }) {
  const { entity, message, onClose } = props
  const say = useText(SETTINGS)
  const draft = `welcome-message/${entity.dataAreaId}/${message?.languageId ?? ''}`
  const [typed] = useDraft(draft)
  const of = (field: 'subject' | 'body') => typed?.values[field] ?? message?.[field] ?? ''
  return (
    <SubmitDialog
      title={message ? say.messageOf(message.languageId, entity.name) : say.newMessageOf(entity.name)}
      confirm={say.save}
      icon="check"
      wide
      draft={draft}
      onClose={onClose}
      onSubmit={async (given) => {
        const languageId = message?.languageId ?? textOf(given, 'languageId')
        const welcomeMessages = [{ languageId, subject: textOf(given, 'subject'), body: textOf(given, 'body') }]
        const refused = await setLegalEntity(entity.dataAreaId, { welcomeMessages })
        if (refused === null) toast('good', say.saved)
        return refused
      }}
    >
      <div className="settings-message">
        <div className="dialog-form">
          {message === null && <Field name="languageId" label={say.language} hint={say.languageHint} />}
          <Field name="subject" label={say.subject} start={message?.subject ?? ''} />
          <Field name="body" label={say.body} hint={say.fields} lines={9} start={message?.body ?? ''} />
        </div>
        <Preview subject={of('subject')} body={of('body')} entity={entity} />
      </div>
    </SubmitDialog>
  )
}

const IN_BRACES = /\{([^{}]*)\}/g

/** A message as a customer would get it, and the first name in braces that the server would refuse. */
function Preview({ subject, body, entity }: { subject: string; body: string; entity: Entity }) {
  const say = useText(SETTINGS)
  const values: { readonly [field: string]: string } = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    name: 'Ada Lovelace',
    account: 'C-000123',
    legalEntity: entity.name,
  }
  const filledIn = (text: string) => text.replace(IN_BRACES, (braces, field: string) => values[field] ?? braces)
  const unknown = [...`${subject}\n${body}`.matchAll(IN_BRACES)].map(([, field = '']) => field)
  const wrong = unknown.find((field) => values[field] === undefined)
  return (
    <section className="would-do" aria-label={say.preview}>
      <h3>{say.preview}</h3>
      <p className="soft hint">{say.previewHint}</p>
      {wrong !== undefined && <p className="field-error">{say.unknownField(wrong)}</p>}
      <p>
        <strong>{filledIn(subject)}</strong>
      </p>
      <p className="settings-body">{filledIn(body)}</p>
    </section>
  )
}
