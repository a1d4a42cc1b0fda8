import { expect, test } from 'vitest'
import { type RoutedAction, type RoutingState, route } from '../../../src/channel/capture/route.ts'
import { ASYNC_ADDRESS_CREATE, ASYNC_EDIT, type ConfigurationJobId } from '../../../src/model/configuration.ts'

type Feature = 'effective' | 'off' | 'not applied'
type Case = {
  offline: boolean
  filter: boolean
  profile: boolean
  pending: boolean
  address: Feature
  edit: Feature
}

const flags = [true, false]
const featureStates: Feature[] = ['effective', 'off', 'not applied']
const cases: Case[] = flags.flatMap((offline) =>
  flags.flatMap((filter) =>
    flags.flatMap((profile) =>
      flags.flatMap((pending) =>
        featureStates.flatMap((address) =>
          featureStates.map((edit) => ({ offline, filter, profile, pending, address, edit })),
        ),
      ),
    ),
  ),
)

function decide(action: RoutedAction, { offline, filter, profile, pending, address, edit }: Case) {
  const missing: ConfigurationJobId[] = ['1010', '1070']
  const features: { [key: string]: Feature } = { [ASYNC_ADDRESS_CREATE]: address, [ASYNC_EDIT]: edit }
  const state: RoutingState = {
    offline,
    filterSharedCustomerTables: filter,
    createCustomersInAsyncMode: profile,
    pendingSync: pending,
    effective: (key) => ({
      effective: features[key] === 'effective',
      enabled: features[key] !== 'off',
      missingJobs: features[key] === 'not applied' ? missing : [],
    }),
  }
  return route(action, state)
}

/** The routing table's decision as a short text. */
function brief(action: RoutedAction, c: Case): string {
  const decision = decide(action, c)
  if (decision.route === 'REJECT') return decision.code
  return `${decision.route} ${decision.reason}`
}

const name = (c: Case) =>
  `${c.offline ? 'offline' : 'online'}${c.filter ? ' filtered' : ''}${c.profile ? ' async-profile' : ''}${c.pending ? ' pending' : ''} address:${c.address} edit:${c.edit}`

test.each(cases.map((c) => [name(c), c] as const))('routes a create by rows 1 to 4 of the table: %s', (_, c) => {
  const expected = c.offline
    ? c.filter
      ? 'OFFLINE_CUSTOMER_CREATE_DISABLED'
      : 'ASYNC OFFLINE'
    : c.profile
      ? 'ASYNC PROFILE'
      : 'REALTIME SYNCHRONOUS_PROFILE'
  expect(brief('CREATE_CUSTOMER', c)).toBe(expected)
})

const needs: { action: RoutedAction; features: ('address' | 'edit')[] }[] = [
  { action: 'UPDATE_CUSTOMER', features: ['edit'] },
  { action: 'CREATE_ADDRESS', features: ['address'] },
  { action: 'UPDATE_ADDRESS', features: ['address', 'edit'] },
]

test.each(needs.flatMap(({ action, features }) => cases.map((c) => [action, name(c), features, c] as const)))(
  'routes %s by rows 6 to 11 of the table: %s',
  (action, _, features, c) => {
    const blocking = features.find((feature) => c[feature] !== 'effective')
    const expected = !blocking
      ? 'ASYNC FEATURE'
      : c.pending
        ? 'CUSTOMER_PENDING_SYNC'
        : c.offline
          ? 'HEADQUARTERS_UNREACHABLE'
          : c[blocking] === 'off'
            ? 'REALTIME FEATURE_OFF'
            : 'REALTIME FEATURE_NOT_EFFECTIVE'
    expect(brief(action, c)).toBe(expected)
  },
)

test.each(cases.map((c) => [name(c), c] as const))(
  'routes a loyalty card to headquarters, for a customer with an account number (row 13): %s',
  (_, c) => {
    const expected = c.pending
      ? 'CUSTOMER_PENDING_SYNC'
      : c.offline
        ? 'HEADQUARTERS_UNREACHABLE'
        : 'REALTIME ALWAYS_SYNCHRONOUS'
    expect(brief('ISSUE_LOYALTY_CARD', c)).toBe(expected)
  },
)

test('names the blocking feature, the jobs it waits for, and that the call was avoidable', () => {
  const c: Case = {
    offline: false,
    filter: false,
    profile: false,
    pending: false,
    address: 'effective',
    edit: 'not applied',
  }
  expect(decide('UPDATE_ADDRESS', c)).toEqual({
    route: 'REALTIME',
    reason: 'FEATURE_NOT_EFFECTIVE',
    blockingFeature: ASYNC_EDIT,
    missingJobs: ['1010', '1070'],
    avoidable: true,
  })
  expect(decide('UPDATE_ADDRESS', { ...c, address: 'off' })).toMatchObject({
    reason: 'FEATURE_OFF',
    blockingFeature: ASYNC_ADDRESS_CREATE,
    missingJobs: [],
  })
  expect(decide('CREATE_CUSTOMER', c)).toMatchObject({ blockingFeature: null, avoidable: false })
})
