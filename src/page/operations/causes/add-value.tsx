import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import {
  AddToOrganizationDocument,
  LegalEntitiesDocument,
  type RowErrorCode,
  type SetUpOrganizationInput,
} from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from './cause-texts.ts'
import type { Issue } from './issue.ts'

const ADDABLE: readonly RowErrorCode[] = ['UNKNOWN_CUSTOMER_GROUP', 'UNKNOWN_AFFILIATION', 'UNKNOWN_PURPOSE']

/** The other way to correct a cause, for administrators: the value that headquarters does not know is added there. */
export function AddValue({ issue, onChange }: { issue: Issue; onChange: () => void }) {
  const say = useText(CAUSE)
  const may = useMay()
  const [state, setState] = useState<'ready' | 'busy' | 'added'>('ready')
  const { code, value, example } = issue
  if (!ADDABLE.includes(code) || !value || !example) return null
  if (!may('Mutation.setUpOrganization') || !may('Query.organization')) return null
  const add = async () => {
    setState('busy')
    const input = await inputOf(code, value, example.legalEntity)
    const { userErrors } = (await callApi(AddToOrganizationDocument, { input })).setUpOrganization
    setState(userErrors.length > 0 ? 'ready' : 'added')
    if (userErrors.length > 0) toast('bad', refusalsOf(userErrors))
    else toast('good', say.added(value))
    onChange()
  }
  const failed = (error: unknown) => {
    setState('ready')
    toast('bad', error instanceof Error ? error.message : String(error))
  }
  if (state === 'added') return <p className="soft">{say.added(value)}</p>
  return (
    <div className="actions">
      <button
        type="button"
        className="button"
        aria-disabled={state === 'busy'}
        onClick={() => state === 'ready' && void add().catch(failed)}
      >
        <Icon name="add" />
        {say.addValue(value)}
      </button>
    </div>
  )
}

/** What is added. A legal entity is named with what it has already, which stays so. */
async function inputOf(code: RowErrorCode, id: string, legalEntity: string): Promise<SetUpOrganizationInput> {
  if (code === 'UNKNOWN_PURPOSE') return { parameters: { addressPurposes: [id] } }
  const { organization } = await callApi(LegalEntitiesDocument, {})
  const named = [{ id, name: id }]
  const added = code === 'UNKNOWN_AFFILIATION' ? { affiliations: named } : { customerGroups: named }
  return {
    legalEntities: (organization?.legalEntities ?? [])
      .filter(({ dataAreaId }) => dataAreaId === legalEntity)
      .map((entity) => ({ ...entity, ...added })),
  }
}
