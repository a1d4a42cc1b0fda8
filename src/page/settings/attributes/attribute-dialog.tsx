import { useId } from 'react'
import { useText } from '../../api/language.ts'
import type { AttributeType } from '../../generated/documents.ts'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { Field, Labelled, linesOf, textOf, textOrNull } from '../field.tsx'
import { type Attribute, type Entity, setLegalEntity } from '../set-legal-entity.ts'
import { SETTINGS } from '../texts.ts'

const TYPES = ['TEXT', 'INTEGER', 'DECIMAL', 'BOOLEAN'] as const satisfies readonly AttributeType[]

/** Changes a customer attribute of a legal entity, or defines a new one (`attribute` null). */
export function AttributeDialog(props: { entity: Entity; attribute: Attribute | null; onClose: () => void }) {
  const { entity, attribute, onClose } = props
  const say = useText(SETTINGS)
  const type = useId()
  const required = useId()
  return (
    <SubmitDialog
      title={attribute ? say.attributeOf(attribute.name, entity.name) : say.newAttributeOf(entity.name)}
      confirm={say.save}
      icon="check"
      draft={`attribute/${entity.dataAreaId}/${attribute?.name ?? ''}`}
      onClose={onClose}
      onSubmit={async (given) => {
        const lines = linesOf(given, 'translations')
        const wrong = lines.find((line) => !line.includes('|'))
        if (wrong !== undefined) return say.badTranslation(wrong)
        const options = linesOf(given, 'options')
        const refused = await setLegalEntity(entity.dataAreaId, {
          attributes: [
            {
              name: attribute?.name ?? textOf(given, 'name'),
              type: attribute?.type ?? TYPES.find((each) => each === given.get('type')) ?? 'TEXT',
              options: options.length > 0 ? options : null,
              minimum: textOrNull(given, 'minimum'),
              maximum: textOrNull(given, 'maximum'),
              required: given.get('required') === 'on',
              defaultValue: textOrNull(given, 'defaultValue'),
              unit: textOrNull(given, 'unit'),
              friendlyName: textOrNull(given, 'friendlyName'),
              helpText: textOrNull(given, 'helpText'),
              translations: lines.map(translationOf),
            },
          ],
        })
        if (refused === null) toast('good', say.saved)
        return refused
      }}
    >
      {attribute === null && <Field name="name" label={say.name} hint={say.nameHint} />}
      <Field
        name="friendlyName"
        label={say.friendlyName}
        hint={say.friendlyHint}
        start={attribute?.friendlyName ?? ''}
      />
      <Field name="helpText" label={say.helpText} start={attribute?.helpText ?? ''} />
      <Field
        name="translations"
        label={say.translations}
        hint={say.translationsHint}
        lines={2}
        start={attribute?.translations.map(lineOf).join('\n') ?? ''}
      />
      <Labelled id={type} label={say.type} hint={attribute ? say.fixedType : undefined}>
        <select
          id={type}
          name="type"
          className="input"
          defaultValue={attribute?.type ?? 'TEXT'}
          disabled={attribute !== null}
          aria-describedby={attribute ? `${type}-hint` : undefined}
        >
          {TYPES.map((each) => (
            <option key={each} value={each}>
              {say[each]}
            </option>
          ))}
        </select>
      </Labelled>
      {(attribute === null || attribute.type === 'TEXT') && (
        <Field
          name="options"
          label={say.allowed}
          hint={say.allowedHint}
          lines={3}
          start={attribute?.options?.join('\n') ?? ''}
        />
      )}
      {(attribute === null || attribute.type === 'INTEGER' || attribute.type === 'DECIMAL') && (
        <div className="settings-pair">
          <Field name="minimum" label={say.minimum} hint={say.ofNumbers} start={attribute?.minimum ?? ''} />
          <Field name="maximum" label={say.maximum} hint={say.ofNumbers} start={attribute?.maximum ?? ''} />
        </div>
      )}
      <div className="settings-pair">
        <Field
          name="defaultValue"
          label={say.defaultValue}
          hint={say.defaultHint}
          start={attribute?.defaultValue ?? ''}
        />
        <Field name="unit" label={say.unit} start={attribute?.unit ?? ''} />
      </div>
      <div>
        <label className="check">
          <input
            type="checkbox"
            name="required"
            defaultChecked={attribute?.required ?? false}
            aria-describedby={required}
          />
          {say.required}
        </label>
        <p id={required} className="soft hint">
          {say.requiredHint}
        </p>
      </div>
    </SubmitDialog>
  )
}

type Translation = Attribute['translations'][number]

const lineOf = ({ languageId, friendlyName, helpText }: Translation) =>
  [languageId, friendlyName ?? '', helpText ?? ''].join(' | ').replace(/( \| )+$/, ' |')

function translationOf(line: string): Translation {
  const [languageId = '', friendlyName = '', ...helpText] = line.split('|').map((part) => part.trim())
  return { languageId, friendlyName: friendlyName || null, helpText: helpText.join(' | ') || null }
}
