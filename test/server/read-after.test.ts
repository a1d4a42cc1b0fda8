import { type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { readAfterOf } from '../../src/server/documents/read-after.ts'

const operationOf = (document: string) => parse(document).definitions[0] as OperationDefinitionNode
const caller = (...roles: Role[]) => ({ actor: { id: 'someone', roles, channels: 'ALL' as const } })
const NOW = '2026-11-30T08:00:00.000Z'

describe('what an answer must contain', () => {
  it('is everything until now for a client that says nothing', () => {
    expect(readAfterOf(operationOf('{ operations { totalCount } }'), undefined, caller('VIEWER'))).toBeUndefined()
  })

  it('is what the client has written, in a list or a count', () => {
    const list = operationOf('{ operations { totalCount } counts: operationCounts { count } }')
    expect(readAfterOf(list, 'none', caller('VIEWER'))).toBeNull()
    expect(readAfterOf(list, NOW, caller('VIEWER'))).toBe(Date.parse(NOW))
    expect(() => readAfterOf(list, 'soon', caller('VIEWER'))).toThrow('x-written-at')
  })

  it.each([
    '{ operation(id: "1") { status } }',
    '{ operations { totalCount } diagnose { status } }',
    'mutation { enableAllFeatures(input: {}) { userErrors { code } } }',
    'subscription { operationChanged { __typename } }',
    '{ ... on Query { operations { totalCount } } }',
  ])('is everything until now in %s', (document) => {
    expect(readAfterOf(operationOf(document), 'none', caller('ADMINISTRATOR'))).toBeUndefined()
  })

  it('is everything until now where the reading is audited, which writes', () => {
    const list = operationOf('{ customers { totalCount } }')
    expect(readAfterOf(list, 'none', caller('INTEGRATION'))).toBeUndefined()
    expect(readAfterOf(list, 'none', caller('INTEGRATION', 'ADMINISTRATOR'))).toBeNull()
  })
})
