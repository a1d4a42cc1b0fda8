import { useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { DeleteWelcomeMessageDocument, RetryWelcomeMessagesDocument } from '../../generated/documents.ts'
import { runMutation } from '../../jobs/shared/run-mutation.ts'
import { Icon } from '../../ui/icon.tsx'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Entity, type Message, setLegalEntity } from '../set-legal-entity.ts'
import { SETTINGS } from '../texts.ts'
import { MessageDialog } from './message-dialog.tsx'

/** The welcome messages of a legal entity, whether they are sent, and those that were not. */
export function WelcomeMessages({ entity }: { entity: Entity }) {
  const say = useText(SETTINGS)
  const may = useMay()
  const heading = useId()
  const [changing, setChanging] = useState<Message | 'new' | null>(null)
  const { dataAreaId, name, sendWelcomeMessages, welcomeMessages } = entity
  const mayChange = may('Mutation.setUpOrganization')
  const setSending = async (send: boolean) => {
    const refused = await setLegalEntity(dataAreaId, { sendWelcomeMessages: send }).catch(
      (error: Error) => error.message,
    )
    toast(refused === null ? 'good' : 'bad', refused ?? say.saved)
  }
  return (
    <section className="card jobs-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          {name}{' '}
          <span className={`badge ${sendWelcomeMessages ? 'good' : ''}`}>
            {sendWelcomeMessages ? say.sends : say.sendsNot}
          </span>
        </h2>
        {mayChange && (
          <button type="button" className="button small" onClick={() => void setSending(!sendWelcomeMessages)}>
            {sendWelcomeMessages ? say.stopSending : say.startSending}
            <span className="unseen"> {name}</span>
          </button>
        )}
      </header>
      <p className="soft hint">{say.sendsHint}</p>
      <Unsent entity={entity} />
      {welcomeMessages.length === 0 ? (
        <p className="soft">{say.noTemplate}</p>
      ) : (
        <table className="table stacks">
          <thead>
            <tr>
              {[say.language, say.subject, say.body, say.actions].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {welcomeMessages.map((message) => (
              <MessageRow
                key={message.languageId}
                entity={entity}
                message={message}
                onChange={mayChange ? () => setChanging(message) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      {mayChange && (
        <button type="button" className="button small" onClick={() => setChanging('new')}>
          <Icon name="add" />
          {say.newMessage}
          <span className="unseen"> {name}</span>
        </button>
      )}
      {changing && (
        <MessageDialog
          entity={entity}
          message={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  )
}

/** What waits, and what was given up, with what an operator can do. */
function Unsent({ entity: { dataAreaId, unsentWelcomeMessages } }: { entity: Entity }) {
  const say = useText(SETTINGS)
  const number = useNumber()
  const may = useMay()
  const { channels } = useWhoami()
  const { waiting, givenUp, oldestAt, lastFailure } = unsentWelcomeMessages
  const retry = async () => {
    const input = { legalEntity: dataAreaId }
    const { payload, refused } = await runMutation(
      RetryWelcomeMessagesDocument,
      input,
      (answer) => answer.retryWelcomeMessages,
    )
    toast(refused === null ? 'good' : 'bad', refused ?? say.retried(number(payload?.retried ?? 0)))
  }
  return (
    <>
      {waiting > 0 && oldestAt !== null && (
        <p className="soft hint">
          {say.waits(number(waiting))} <Ago at={oldestAt} />.
        </p>
      )}
      {givenUp > 0 && (
        <div className="note warn">
          <Icon name="alert" />
          <div>
            <p>
              {say.givenUp(number(givenUp))} <span lang="en">{lastFailure ?? say.givenUpUnknown}</span>
            </p>
            {may('Mutation.retryWelcomeMessages') && channels === null && (
              <button type="button" className="button small" onClick={() => void retry()}>
                <Icon name="sync" />
                {say.retry}
              </button>
            )}
          </div>
        </div>
      )}
    </>
  )
}

type RowProps = { entity: Entity; message: Message; onChange: (() => void) | null }

function MessageRow({ entity: { dataAreaId }, message, onChange }: RowProps) {
  const say = useText(SETTINGS)
  const may = useMay()
  const [isDeleting, setDeleting] = useState(false)
  const { languageId, subject, body } = message
  return (
    <tr>
      <th scope="row">{languageId}</th>
      <td data-name={say.subject} lang={languageId}>
        {subject}
      </td>
      <td data-name={say.body} lang={languageId} className="settings-body">
        {body}
      </td>
      <td className="row-actions">
        {onChange && (
          <button type="button" className="button small" onClick={onChange}>
            <Icon name="pencil" />
            {say.change}
            <span className="unseen"> {languageId}</span>
          </button>
        )}
        {may('Mutation.deleteWelcomeMessage') && (
          <button type="button" className="button small" onClick={() => setDeleting(true)}>
            <Icon name="close" />
            {say.remove}
            <span className="unseen"> {languageId}</span>
          </button>
        )}
        {isDeleting && <DeleteMessage dataAreaId={dataAreaId} message={message} onClose={() => setDeleting(false)} />}
      </td>
    </tr>
  )
}

function DeleteMessage(props: { dataAreaId: string; message: Message; onClose: () => void }) {
  const { dataAreaId, message, onClose } = props
  const say = useText(SETTINGS)
  return (
    <SubmitDialog
      title={say.removeMessage(message.languageId)}
      confirm={say.remove}
      icon="alert"
      danger
      draft={`welcome-message/${dataAreaId}/${message.languageId}/delete`}
      onClose={onClose}
      onSubmit={async () => {
        const input = { legalEntity: dataAreaId, languageId: message.languageId }
        const { refused } = await runMutation(
          DeleteWelcomeMessageDocument,
          input,
          (answer) => answer.deleteWelcomeMessage,
        )
        if (refused === null) toast('good', say.removed)
        return refused
      }}
    >
      <p>{say.removeMessageHint}</p>
    </SubmitDialog>
  )
}
