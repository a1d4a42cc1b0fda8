import { useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { Icon } from '../../ui/icon.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Attribute, type AttributeGroup, type Entity, setLegalEntity } from '../set-legal-entity.ts'
import { SETTINGS } from '../texts.ts'
import { AttributeDialog } from './attribute-dialog.tsx'
import { GroupDialog } from './group-dialog.tsx'

/** The customer attributes of a legal entity, the groups of them, and the group that its customers have. */
export function Attributes({ entity }: { entity: Entity }) {
  const say = useText(SETTINGS)
  const may = useMay()('Mutation.setUpOrganization')
  const heading = useId()
  const [changing, setChanging] = useState<Attribute | 'new' | null>(null)
  const { name, attributes, attributeGroups, customerAttributeGroup } = entity
  const chosen = attributeGroups.find(({ id }) => id === customerAttributeGroup)?.attributes ?? null
  return (
    <section className="card jobs-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
        {may && (
          <button type="button" className="button small" onClick={() => setChanging('new')}>
            <Icon name="add" />
            {say.newAttribute}
          </button>
        )}
      </header>
      <p className="soft hint">{say.reach}</p>
      {attributes.length === 0 ? (
        <p className="soft">{say.noAttributes}</p>
      ) : (
        <table className="table stacks">
          <thead>
            <tr>
              {[say.attribute, say.type, say.required, say.defaultValue, say.translations, say.actions].map(
                (column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {attributes.map((attribute) => (
              <AttributeRow
                key={attribute.name}
                attribute={attribute}
                isChosen={chosen?.includes(attribute.name) ?? null}
                onChange={may ? () => setChanging(attribute) : null}
              />
            ))}
          </tbody>
        </table>
      )}
      <Groups entity={entity} may={may} />
      {changing && (
        <AttributeDialog
          entity={entity}
          attribute={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  )
}

type RowProps = { attribute: Attribute; isChosen: boolean | null; onChange: (() => void) | null }

function AttributeRow({ attribute, isChosen, onChange }: RowProps) {
  const say = useText(SETTINGS)
  const { name, type, options, minimum, maximum, unit, required, defaultValue, friendlyName, helpText } = attribute
  const bounds = minimum === null && maximum === null ? null : `${minimum ?? '…'} – ${maximum ?? '…'}`
  return (
    <tr>
      <th scope="row">
        {friendlyName ?? name}
        {friendlyName !== null && <span className="soft hint">{name}</span>}
        {helpText !== null && <span className="soft hint">{helpText}</span>}
        {isChosen && <span className="badge good">{say.inGroup}</span>}
      </th>
      <td data-name={say.type}>
        {say[type]}
        {unit !== null && ` (${unit})`}
        {(options ?? bounds) !== null && <span className="soft hint">{options?.join(' · ') ?? bounds}</span>}
      </td>
      <td data-name={say.required}>{required ? <strong>{say.yes}</strong> : <span className="soft">{say.no}</span>}</td>
      <td data-name={say.defaultValue}>{defaultValue ?? <span className="soft">–</span>}</td>
      <td data-name={say.translations}>
        {attribute.translations.map(({ languageId }) => languageId).join(', ') || <span className="soft">–</span>}
      </td>
      <td className="row-actions">
        {onChange && (
          <button type="button" className="button small" onClick={onChange}>
            <Icon name="pencil" />
            {say.change}
            <span className="unseen"> {name}</span>
          </button>
        )}
      </td>
    </tr>
  )
}

function Groups({ entity, may }: { entity: Entity; may: boolean }) {
  const say = useText(SETTINGS)
  const id = useId()
  const [changing, setChanging] = useState<AttributeGroup | 'new' | null>(null)
  const { dataAreaId, attributeGroups, customerAttributeGroup } = entity
  const choose = async (group: string | null) => {
    const refused = await setLegalEntity(dataAreaId, { customerAttributeGroup: group }).catch(
      (error: Error) => error.message,
    )
    toast(refused === null ? 'good' : 'bad', refused ?? say.saved)
  }
  return (
    <div className="settings-groups">
      <div className="field">
        <label htmlFor={id}>{say.chosen}</label>
        <select
          id={id}
          className="input"
          value={customerAttributeGroup ?? ''}
          disabled={!may}
          aria-describedby={`${id}-hint`}
          onChange={(event) => void choose(event.target.value || null)}
        >
          <option value="">{say.allAttributes}</option>
          {attributeGroups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name}
            </option>
          ))}
        </select>
        <p id={`${id}-hint`} className="soft hint">
          {say.chosenHint}
        </p>
      </div>
      <div>
        <h3>{say.groupsOfAttributes}</h3>
        {attributeGroups.length === 0 && <p className="soft hint">{say.noGroups}</p>}
        <ul className="schedules">
          {attributeGroups.map((group) => (
            <li key={group.id}>
              <strong>{group.name}</strong>
              <span className="soft">{group.attributes.join(', ')}</span>
              {may && (
                <button
                  type="button"
                  className="button plain square small"
                  aria-label={`${say.change}: ${group.name}`}
                  title={say.change}
                  onClick={() => setChanging(group)}
                >
                  <Icon name="pencil" />
                </button>
              )}
            </li>
          ))}
        </ul>
        {may && (
          <button type="button" className="button small" onClick={() => setChanging('new')}>
            <Icon name="add" />
            {say.newGroup}
          </button>
        )}
      </div>
      {changing && (
        <GroupDialog entity={entity} group={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />
      )}
    </div>
  )
}
