import { useText } from '../../api/language.ts'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { Field, linesOf, textOf } from '../field.tsx'
import { type AttributeGroup, type Entity, setLegalEntity } from '../set-legal-entity.ts'
import { SETTINGS } from '../texts.ts'

/** Changes an attribute group of a legal entity, or makes a new one (`group` null). */
export function GroupDialog(props: { entity: Entity; group: AttributeGroup | null; onClose: () => void }) {
  const { entity, group, onClose } = props
  const say = useText(SETTINGS)
  return (
    <SubmitDialog
      title={group ? say.groupOf(group.name, entity.name) : say.newGroupOf(entity.name)}
      confirm={say.save}
      icon="check"
      draft={`attribute-group/${entity.dataAreaId}/${group?.id ?? ''}`}
      onClose={onClose}
      onSubmit={async (given) => {
        const id = group?.id ?? textOf(given, 'id')
        const attributes = linesOf(given, 'attributes')
        const refused = await setLegalEntity(entity.dataAreaId, {
          attributeGroups: [{ id, name: textOf(given, 'name') || id, attributes }],
        })
        if (refused === null) toast('good', say.saved)
        return refused
      }}
    >
      {group === null && <Field name="id" label={say.groupId} hint={say.groupIdHint} />}
      <Field name="name" label={say.name} start={group?.name ?? ''} />
      <Field
        name="attributes"
        label={say.groupAttributes}
        hint={say.groupAttributesHint}
        lines={6}
        start={(group?.attributes ?? entity.attributes.map(({ name }) => name)).join('\n')}
      />
    </SubmitDialog>
  )
}
