import { assertInterfaceType, getNamedType, isInterfaceType, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { type Actor, ROLES } from '../../src/access/actor.ts'
import { mayCall, mayIntrospect, NODE_RULES, type RootField, RULES } from '../../src/access/rules.ts'
import { mayBeGiven } from '../../src/access/type-rules.ts'
import { ruleGaps } from '../../src/server/guard.ts'
import { typeRuleGaps } from '../../src/server/guard-types.ts'
import { buildSchema } from '../../src/server/schema.ts'

const actor = (...roles: Actor['roles'][number][]): Actor => ({ id: 'test', roles, channels: 'ALL' })

test('every root field of the schema has a rule, and every rule a field', () => {
  expect(ruleGaps(buildSchema([]))).toEqual({ withoutRule: [], withoutField: [] })
})

test('every type that `node` can read has a rule, and every such rule a type', () => {
  const schema = buildSchema([])
  const node = schema.getType('Node')
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map((type) => type.name) : []
  expect(Object.keys(NODE_RULES).sort()).toEqual(types.toSorted())
})

test('a field without a rule is denied, even to the administrator', () => {
  for (const role of ROLES) {
    expect(mayCall(actor(role), 'Query.notInTheTable')).toBe(false)
    expect(mayCall(actor(role), 'Query.constructor')).toBe(false)
  }
})

test('someone without a role may call nothing', () => {
  for (const field of Object.keys(RULES)) expect(mayCall(actor(), field as keyof typeof RULES)).toBe(false)
})

test('the administrator may call everything in the table', () => {
  for (const [field, roles] of Object.entries(RULES))
    expect([field, roles]).toEqual([field, expect.arrayContaining(['ADMINISTRATOR'])])
})

test('a till and a web shop have the same rights: customers, and nothing else', () => {
  const allowed = (role: Actor['roles'][number]) =>
    Object.keys(RULES).filter((field) => RULES[field as keyof typeof RULES]?.includes(role))
  expect(allowed('CHANNEL_APPLICATION')).toEqual(allowed('CHANNEL_DEVICE'))
  expect(
    allowed('CHANNEL_DEVICE').filter(
      (field) => !/ustomer|oyaltyCard|reportRegister|ForOrder|serverInfo|node|ySignInSessions/.test(field),
    ),
  ).toEqual([])
  expect(mayCall(actor('CHANNEL_DEVICE'), 'Mutation.synchronizeCustomersAndChannelRequests')).toBe(false)
})

test('roles that only read can change nothing but where they are signed in', () => {
  for (const role of ['VIEWER', 'FEATURE_VIEWER', 'PROCESS'] as const) {
    const changes = Object.entries(RULES).filter(
      ([field, roles]) => field.startsWith('Mutation.') && roles.includes(role),
    )
    expect(changes.map(([field]) => field)).toEqual(role === 'PROCESS' ? [] : ['Mutation.endMySignInSessions'])
  }
})

test('every object type of the schema has a rule, and every rule of a type or a field is about one that there is', () => {
  expect(typeRuleGaps(buildSchema([]))).toEqual({ withoutRule: [], withoutType: [] })
})

test('a type without a rule is denied, even to the administrator', () => {
  for (const role of ROLES) {
    expect(mayBeGiven(actor(role), 'NotInTheTable')).toBe(false)
    expect(mayBeGiven(actor(role), 'constructor')).toBe(false)
  }
})

test('a role that may read a node by its id may receive its type', () => {
  for (const [type, field] of Object.entries(NODE_RULES))
    for (const role of ROLES)
      if (mayCall(actor(role), field)) expect([type, role, mayBeGiven(actor(role), type)]).toEqual([type, role, true])
})

test('a role that may call a field may receive what it returns', () => {
  const schema = buildSchema([])
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const returned = getNamedType(field.type)
      if (!isObjectType(returned)) continue
      const may = ROLES.filter((role) => mayCall(actor(role), `${type?.name}.${field.name}` as RootField))
      expect([field.name, may.filter((role) => !mayBeGiven(actor(role), returned.name))]).toEqual([field.name, []])
    }
  }
})

test('whoever is refused may read why: every refusal’s type may be received by every role', () => {
  const schema = buildSchema([])
  const refusals = schema.getPossibleTypes(assertInterfaceType(schema.getType('UserError'))).map(({ name }) => name)
  expect(refusals).toContain('JobAlreadyRunning')
  for (const role of ROLES)
    expect([role, refusals.filter((type) => !mayBeGiven(actor(role), type))]).toEqual([role, []])
})

test('only persons export and reveal personal data and read staging rows', () => {
  for (const field of [
    'Query.exportOperations',
    'Query.stagingRecords',
    'Mutation.revealCustomer',
    'Mutation.exportCustomer',
  ] as const) {
    expect(RULES[field]).toEqual(['OPERATOR', 'ADMINISTRATOR'])
  }
})

test('only the administrator may use the administrator’s switches', () => {
  for (const name of [
    'setFunctionalityProfile',
    'setChannelOffline',
    'setRealtimeServiceAvailable',
    'createSchedule',
    'setSchedule',
    'deleteSchedule',
    'withholdSchedule',
    'releaseSchedule',
    'createChannelDatabaseGroup',
    'setChannelDatabaseGroup',
    'deleteChannelDatabaseGroup',
    'deleteWelcomeMessage',
    'acceptChannelDatabase',
    'recoverHeadquarters',
    'setUpOrganization',
    'createWebhookEndpoint',
    'setWebhookEndpoint',
    'deleteWebhookEndpoint',
    'rotateWebhookSecret',
    'recoverWebhookEndpoint',
    'replayWebhookEvent',
    'discardWebhookEvent',
    'testWebhookEndpoint',
    'setAlertRule',
  ] as const) {
    expect(RULES[`Mutation.${name}`]).toEqual(['ADMINISTRATOR'])
  }
})

test('one of several roles is enough', () => {
  expect(mayCall(actor('VIEWER', 'FEATURE_MANAGER'), 'Mutation.enableFeature')).toBe(true)
})

test('tills and other processes may not introspect', () => {
  expect(ROLES.filter((role) => !mayIntrospect(actor(role)))).toEqual(['CHANNEL_DEVICE', 'PROCESS'])
})
