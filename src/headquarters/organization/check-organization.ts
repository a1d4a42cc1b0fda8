import { checkLegalEntity } from './check-legal-entity.ts'
import { type Draft, type DraftChannel, readDraft } from './draft.ts'
import { duplicates, type InputFault, idsOf, unknown } from './input-fault.ts'
import type { LegalEntityView, OrganizationView } from './organization-view.ts'

/**
 * Validates the values of an organization against each other: ids are unique, references exist (in the input, or set up
 * before), and what operations depend on does not change. Accepts any input, so that these faults are reported together
 * with those of single values.
 */
export function checkOrganization(input: unknown, existing: OrganizationView): InputFault[] {
  const draft = readDraft(input)
  return [
    ...duplicates(
      draft.legalEntities.map(({ dataAreaId }) => dataAreaId),
      ['legalEntities'],
      'dataAreaId',
    ),
    ...duplicates(idsOf(draft.functionalityProfiles), ['functionalityProfiles'], 'id'),
    ...duplicates(idsOf(draft.channelDatabaseGroups), ['channelDatabaseGroups'], 'id'),
    ...duplicates(idsOf(draft.channelDatabases), ['channelDatabases'], 'id'),
    ...duplicates(idsOf(draft.channels), ['channels'], 'id'),
    ...draft.legalEntities.flatMap((entity, nth) =>
      checkLegalEntity(entity, existingEntity(existing, entity.dataAreaId), ['legalEntities', String(nth)]),
    ),
    ...draft.channelDatabases.flatMap(({ group }, nth) =>
      unknown(
        group,
        [...idsOf(draft.channelDatabaseGroups), ...idsOf(existing.channelDatabaseGroups)],
        'channel database group',
        ['channelDatabases', String(nth), 'group'],
      ),
    ),
    ...draft.channels.flatMap((channel, nth) => checkChannel(channel, draft, existing, ['channels', String(nth)])),
  ]
}

function checkChannel(channel: DraftChannel, draft: Draft, existing: OrganizationView, at: string[]): InputFault[] {
  const entities = [...draft.legalEntities.map((e) => e.dataAreaId), ...existing.legalEntities.map((e) => e.dataAreaId)]
  const databases = [...idsOf(draft.channelDatabases), ...existing.channelDatabases.map(({ key }) => key)]
  const profiles = [...idsOf(draft.functionalityProfiles), ...idsOf(existing.functionalityProfiles)]
  const faults = [
    ...unknown(channel.legalEntity, entities, 'legal entity', [...at, 'legalEntity']),
    ...unknown(channel.channelDatabase, databases, 'channel database', [...at, 'channelDatabase']),
    ...unknown(channel.functionalityProfile, profiles, 'functionality profile', [...at, 'functionalityProfile']),
    ...checkMoved(channel, existing, at),
  ]
  // Without its legal entity, the references into it cannot be checked.
  if (!entities.includes(channel.legalEntity)) return faults
  return [...faults, ...checkInEntity(channel, draft, existing, at)]
}

function checkInEntity(channel: DraftChannel, draft: Draft, existing: OrganizationView, at: string[]): InputFault[] {
  const drafts = draft.legalEntities.filter(({ dataAreaId }) => dataAreaId === channel.legalEntity)
  const before = existingEntity(existing, channel.legalEntity)
  const books = [...drafts.flatMap((entity) => idsOf(entity.addressBooks)), ...idsOf(before?.addressBooks ?? [])]
  const defaults = [...drafts.flatMap(({ defaultCustomers }) => defaultCustomers), ...(before?.defaultCustomers ?? [])]
  const sequences = [...drafts.flatMap((entity) => entity.numberSequences), ...(before?.numberSequences ?? [])]
  const faults = [
    ...unknown(channel.defaultCustomer, idsOf(defaults), 'default customer', [...at, 'defaultCustomer']),
    ...channel.addressBooks.flatMap((book, nth) =>
      unknown(book, books, 'address book', [...at, 'addressBooks', String(nth)]),
    ),
  ]
  const shared = defaults.find(({ id }) => id === channel.defaultCustomer)?.addressBooks ?? []
  if (
    channel.addressBooks.length > 0 &&
    shared.length > 0 &&
    !shared.some((book) => channel.addressBooks.includes(book))
  ) {
    const message =
      'The default customer and the channel have no address book in common, so customers created here would never be ' +
      'downloaded. Give them a common address book.'
    faults.push({ code: 'INVALID_VALUE', field: [...at, 'addressBooks'], message })
  }
  if (!sequences.some(({ reference }) => reference === 'CustomerAccount')) {
    const message =
      'The legal entity has no number sequence `CustomerAccount` for the account numbers of its customers. Add one.'
    faults.push({ code: 'UNKNOWN_REFERENCE', field: [...at, 'legalEntity'], message })
  }
  return faults
}

/** A channel's captured operations are in its database and belong to its legal entity. */
function checkMoved(channel: DraftChannel, existing: OrganizationView, at: string[]): InputFault[] {
  const before = existing.channels.find(({ key }) => key === channel.id)
  if (before === undefined) return []
  return (['legalEntity', 'channelDatabase'] as const)
    .filter((field) => channel[field] !== '' && channel[field] !== before[field])
    .map((field) => ({
      code: 'CANNOT_BE_CHANGED',
      field: [...at, field],
      message: `The ${field} of a channel cannot be changed. Set up another channel.`,
    }))
}

function existingEntity(existing: OrganizationView, dataAreaId: string): LegalEntityView | undefined {
  return existing.legalEntities.find((entity) => entity.dataAreaId === dataAreaId)
}
