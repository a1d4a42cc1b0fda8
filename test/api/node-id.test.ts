import { expect, test } from 'vitest'
import { decodeNodeId, decodeNodeIdOf, encodeNodeId } from '../../src/api/shared/node-id.ts'

test('an id names its type and key, and nothing else reads as one', () => {
  const id = encodeNodeId('Customer', 'usrt', 'a:b/c', 5n)
  expect(id).toMatch(/^[\w-]+$/)
  expect(decodeNodeId(id)).toEqual({ type: 'Customer', key: ['usrt', 'a:b/c', '5'] })
  expect(decodeNodeIdOf('Customer', id)).toEqual(['usrt', 'a:b/c', '5'])
  expect(decodeNodeIdOf('Operation', id)).toBeUndefined()
  const strange = [
    '',
    'x',
    '5',
    'not base64!',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["A"]').toString('base64url'),
    Buffer.from('["A",5]').toString('base64url'),
    Buffer.from('[ "A","b"]').toString('base64url'),
    `${id}=`,
    'x'.repeat(2_000),
  ]
  for (const bad of strange) expect([bad, decodeNodeId(bad)]).toEqual([bad, undefined])
})
