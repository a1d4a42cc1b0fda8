import { useText } from '../../api/language.ts'
import {
  CreateChannelDatabaseGroupDocument,
  DeleteChannelDatabaseGroupDocument,
  SetChannelDatabaseGroupDocument,
} from '../../generated/documents.ts'
import { runMutation } from '../../jobs/shared/run-mutation.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { Field, textOf } from '../field.tsx'
import { SETTINGS } from '../texts.ts'
import type { Database, Group } from './group.ts'

/** Makes a group with the usual schedules, or with copies of those of another one. */
export function NewGroup({ copied, onClose }: { copied: Group | null; onClose: () => void }) {
  const say = useText(SETTINGS)
  return (
    <SubmitDialog
      title={copied ? say.copyOfGroup(copied.name) : say.newDatabaseGroup}
      confirm={say.createGroup}
      icon="add"
      draft={`database-group/new/${copied?.id ?? ''}`}
      onClose={onClose}
      onSubmit={async (given) => {
        const group = textOf(given, 'group')
        const { refused } = await runMutation(
          CreateChannelDatabaseGroupDocument,
          { group, name: textOf(given, 'name') || group, copyOf: copied?.id ?? null },
          (answer) => answer.createChannelDatabaseGroup,
        )
        if (refused === null) toast('good', say.saved)
        return refused
      }}
    >
      <p className="soft">{copied ? say.copyHint : say.createHint}</p>
      <Field name="group" label={say.groupId} hint={say.groupIdHint} />
      <Field name="name" label={say.name} />
    </SubmitDialog>
  )
}

type ChangeProps = { group: Group; databases: readonly Database[]; onClose: () => void }

/** Renames a group, and moves channel databases of other groups into it. */
export function ChangeGroup({ group, databases, onClose }: ChangeProps) {
  const say = useText(SETTINGS)
  const others = databases.filter((database) => database.group !== group.id)
  return (
    <SubmitDialog
      title={say.changeGroup(group.name)}
      confirm={say.save}
      icon="check"
      draft={`database-group/${group.id}`}
      onClose={onClose}
      onSubmit={async (given) => {
        const channelDatabases = given.getAll('database').map(String)
        const { refused } = await runMutation(
          SetChannelDatabaseGroupDocument,
          { group: group.id, name: textOf(given, 'name'), channelDatabases },
          (answer) => answer.setChannelDatabaseGroup,
        )
        if (refused === null) toast('good', say.saved)
        return refused
      }}
    >
      <Field name="name" label={say.name} start={group.name} />
      {others.length > 0 && (
        <fieldset className="settings-moved">
          <legend>{say.moveHint}</legend>
          {others.map(({ key, name, group: from }) => (
            <label key={key} className="check">
              <input type="checkbox" name="database" value={key} />
              {name} <span className="soft hint">{from}</span>
            </label>
          ))}
        </fieldset>
      )}
    </SubmitDialog>
  )
}

/** Deletes a group without channel databases, with its schedules. */
export function DeleteGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const say = useText(SETTINGS)
  const schedules = group.schedules.map(({ name }) => name).join(', ')
  return (
    <ReasonDialog
      title={say.removeGroup(group.name)}
      confirm={say.remove}
      icon="alert"
      danger
      required={false}
      hint={say.inAudit}
      draft={`database-group/${group.id}/delete`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { refused } = await runMutation(
          DeleteChannelDatabaseGroupDocument,
          { group: group.id, reason: reason === '' ? null : reason },
          (answer) => answer.deleteChannelDatabaseGroup,
        )
        if (refused === null) toast('good', say.removed)
        return refused
      }}
    >
      {group.databases.length > 0 && <p>{say.hasDatabases}</p>}
      <p>{schedules === '' ? say.removeGroupNothing : say.removeGroupHint(schedules)}</p>
    </ReasonDialog>
  )
}
