import type { ReactNode } from 'react'
import { callApi } from '../api/call-api.ts'
import {
  CustomerSettingsDocument,
  type CustomerSettingsQuery,
  type LegalEntityInput,
  SetUpOrganizationDocument,
} from '../generated/documents.ts'
import { runMutation } from '../jobs/shared/run-mutation.ts'

/** A legal entity with the settings of its customers. */
export type Entity = NonNullable<CustomerSettingsQuery['organization']>['legalEntities'][number]
/** An attribute of its customers, a group of attributes, and the welcome message of a language. */
export type Attribute = Entity['attributes'][number]
export type AttributeGroup = Entity['attributeGroups'][number]
export type Message = Entity['welcomeMessages'][number]

type Change = Omit<LegalEntityInput, 'dataAreaId' | 'name' | 'country' | 'currency' | 'languageId' | 'timeZone'>

/**
 * Changes settings of a legal entity; what is not named stays. Returns why the server refused it, or null. The values
 * that the input must have are read again first, so that nobody else's change of them is undone.
 */
export async function setLegalEntity(id: string, change: Change): Promise<ReactNode> {
  const { organization } = await callApi(CustomerSettingsDocument, {})
  const entity = organization?.legalEntities.find(({ dataAreaId }) => dataAreaId === id)
  if (!entity) throw new Error(`The legal entity ${id} does not exist any more.`)
  const { dataAreaId, name, country, currency, languageId, timeZone } = entity
  const legalEntities = [{ dataAreaId, name, country, currency, languageId, timeZone, ...change }]
  const { refused } = await runMutation(
    SetUpOrganizationDocument,
    { legalEntities },
    (answer) => answer.setUpOrganization,
  )
  return refused
}
