import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCache } from '../../../src/channel/cache/cache-content.ts'
import { asyncAllowance, settingOf } from '../../../src/channel/cache/setting.ts'
import { type RoutedAction, route, routingState } from '../../../src/channel/capture/route.ts'
import { checkNewCustomer } from '../../../src/channel/validate/check-customer.ts'
import { configurationRows } from '../../support/channel.ts'

// The model is the table of docs/domain.md (Routing) and "Effective on a channel", row by row, over the channel's
// configuration, applied jobs and switches as its database has them.

const JOBS = ['1110', '1010', '1070'] as const
const FEATURES = ['ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE', 'ASYNC_EDIT'] as const
type Feature = (typeof FEATURES)[number]
type World = {
  offline: boolean
  filtersSharedTables: boolean
  profileIsAsync: boolean
  hasAccount: boolean
  /** Undefined: 1110 has not brought the feature. */
  features: { [key in Feature]: { on: boolean; changedAt: number } | undefined }
  /** Up to which position of headquarters' log each job has been applied; undefined: never. */
  applied: { [job in (typeof JOBS)[number]]: number | undefined }
}

const feature = fc.option(fc.record({ on: fc.boolean(), changedAt: fc.nat(4) }), { nil: undefined })
const applied = fc.option(fc.nat(4), { nil: undefined })
const world: fc.Arbitrary<World> = fc.record({
  offline: fc.boolean(),
  filtersSharedTables: fc.boolean(),
  profileIsAsync: fc.boolean(),
  hasAccount: fc.boolean(),
  features: fc.record({ ENHANCED_ASYNC_CREATE: feature, ASYNC_ADDRESS_CREATE: feature, ASYNC_EDIT: feature }),
  applied: fc.record({ '1110': applied, '1010': applied, '1070': applied }),
})

const missingJobs = ({ features, applied }: World, key: Feature) =>
  JOBS.filter((job) => (applied[job] ?? -1) < (features[key]?.changedAt ?? Number.POSITIVE_INFINITY))
const isEffective = (w: World, key: Feature) => w.features[key]?.on === true && missingJobs(w, key).length === 0

/** Rows 7 to 9, and 13: to headquarters, unless that is refused. */
function toHeadquarters(w: World, decision: object): object {
  if (!w.hasAccount) return { route: 'REJECT', code: 'CUSTOMER_PENDING_SYNC' }
  if (w.offline) return { route: 'REJECT', code: 'HEADQUARTERS_UNREACHABLE' }
  return { route: 'REALTIME', ...decision }
}

/** Rows 6, 10 and 11: captured when these features are effective, else to headquarters for the first that is not. */
function updateBy(w: World, ...needed: Feature[]): object {
  const blocking = needed.find((key) => !isEffective(w, key))
  if (!blocking) return { route: 'ASYNC', reason: 'FEATURE' }
  const on = w.features[blocking]?.on === true
  return toHeadquarters(w, {
    reason: on ? 'FEATURE_NOT_EFFECTIVE' : 'FEATURE_OFF',
    blockingFeature: blocking,
    missingJobs: on ? missingJobs(w, blocking) : [],
    avoidable: true,
  })
}

const unavoidable = { blockingFeature: null, missingJobs: [], avoidable: false }
const TABLE: { [action in RoutedAction]: (w: World) => object } = {
  CREATE_CUSTOMER: (w) => {
    if (w.offline && w.filtersSharedTables) return { route: 'REJECT', code: 'OFFLINE_CUSTOMER_CREATE_DISABLED' }
    if (w.offline) return { route: 'ASYNC', reason: 'OFFLINE' }
    if (w.profileIsAsync) return { route: 'ASYNC', reason: 'PROFILE' }
    return { route: 'REALTIME', reason: 'SYNCHRONOUS_PROFILE', ...unavoidable }
  },
  UPDATE_CUSTOMER: (w) => updateBy(w, 'ASYNC_EDIT'),
  CREATE_ADDRESS: (w) => updateBy(w, 'ASYNC_ADDRESS_CREATE'),
  UPDATE_ADDRESS: (w) => updateBy(w, 'ASYNC_ADDRESS_CREATE', 'ASYNC_EDIT'),
  ISSUE_LOYALTY_CARD: (w) => toHeadquarters(w, { reason: 'ALWAYS_SYNCHRONOUS', ...unavoidable }),
  ADOPT_CUSTOMER: (w) => toHeadquarters(w, { reason: 'ALWAYS_SYNCHRONOUS', ...unavoidable }),
  SEARCH_ALL_STORES: (w) => toHeadquarters(w, { reason: 'ALWAYS_SYNCHRONOUS', ...unavoidable }),
}

/** The cache of Houston, as its database would hold it; another channel has the opposite of everything. */
function cacheOf(w: World) {
  const rows = configurationRows({
    channels: [
      {
        filterSharedCustomerTables: w.filtersSharedTables,
        functionalityProfileId: w.profileIsAsync ? 'async' : 'sync',
      },
      {
        id: 'elsewhere',
        filterSharedCustomerTables: !w.filtersSharedTables,
        functionalityProfileId: w.profileIsAsync ? 'sync' : 'async',
      },
    ],
  })
  const features = FEATURES.flatMap((key) => {
    const { on, changedAt } = w.features[key] ?? {}
    return on === undefined
      ? []
      : [{ kind: 'feature', id: key, content: { key, name: key, enabled: on, changedPosition: String(changedAt) } }]
  })
  const positions = JOBS.flatMap((job) => (w.applied[job] === undefined ? [] : [[job, String(w.applied[job])]]))
  const is = (offline: boolean) => ({ offline, realtimeServiceAvailable: true })
  return parseCache({
    generation: '1',
    loadedAt: '',
    expiresAt: '',
    configured: true,
    content: {
      configuration: [...rows.filter(({ kind }) => kind !== 'feature'), ...features],
      appliedJobs: Object.fromEntries(positions),
      switches: { elsewhere: is(!w.offline), ...(w.offline ? { houston: is(true) } : {}) },
    },
  })
}

const action = fc.constantFrom<RoutedAction[]>(
  'CREATE_CUSTOMER',
  'UPDATE_CUSTOMER',
  'CREATE_ADDRESS',
  'UPDATE_ADDRESS',
  'ISSUE_LOYALTY_CARD',
  'ADOPT_CUSTOMER',
  'SEARCH_ALL_STORES',
)

test('decides each request by the first row of the routing table that matches what was applied on its channel', () => {
  fc.assert(
    fc.property(action, world, (request, w) => {
      expect(route(request, routingState(cacheOf(w), 'houston', !w.hasAccount))).toEqual(TABLE[request](w))
    }),
    { numRuns: 1_000 },
  )
})

test('takes a channel for online until its own switch says otherwise, whatever its id is', () => {
  const id = fc.constantFrom('constructor', 'toString', 'valueOf', 'dallas')
  fc.assert(
    fc.property(id, world, (channelId, w) => {
      expect(cacheOf(w).switches(channelId)).toEqual({ offline: false, realtimeServiceAvailable: true })
    }),
    { numRuns: 20 },
  )
})

test('captures as before or more, and never less, when a feature becomes effective', () => {
  fc.assert(
    fc.property(action, world, fc.constantFrom(...FEATURES), (request, w, key) => {
      const decide = (each: World) => route(request, routingState(cacheOf(each), 'houston', !each.hasAccount))
      const through = { '1110': 4, '1010': 4, '1070': 4 }
      const before = decide({ ...w, applied: through })
      const after = decide({ ...w, applied: through, features: { ...w.features, [key]: { on: true, changedAt: 4 } } })
      if (before.route === 'ASYNC') expect(after).toEqual(before)
    }),
  )
})

test('refuses in a captured create exactly the parts whose feature is not effective (row 12), and drops none', () => {
  const parts = fc.record({
    title: fc.boolean(),
    contacts: fc.boolean(),
    affiliations: fc.boolean(),
    addresses: fc.boolean(),
  })
  fc.assert(
    fc.property(parts, world, (has, w) => {
      const cache = cacheOf(w)
      const setting = settingOf(cache, 'houston')
      if ('code' in setting) throw new Error(setting.message)
      const input = {
        name: 'Ada',
        title: has.title ? 'Dr.' : null,
        contacts: has.contacts ? [{ type: 'PHONE' as const, value: '555-0100' }] : [],
        affiliations: has.affiliations ? ['VIP'] : [],
        addresses: has.addresses ? [{ city: 'Houston', country: 'USA' }] : [],
      }
      const enhanced = isEffective(w, 'ENHANCED_ASYNC_CREATE')
      const expected = [
        ...(['title', 'contacts', 'affiliations'] as const).filter((part) => has[part] && !enhanced),
        ...(has.addresses && !isEffective(w, 'ASYNC_ADDRESS_CREATE') ? ['addresses'] : []),
      ]
      const { featuresNeeded } = checkNewCustomer(input, setting, asyncAllowance(cache))
      expect(featuresNeeded.map(({ field }) => field.join('.'))).toEqual(expected)
    }),
  )
})
