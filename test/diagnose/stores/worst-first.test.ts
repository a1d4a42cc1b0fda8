import { expect, test } from 'vitest'
import type { FoundStore } from '../../../src/diagnose/stores/find-stores.ts'
import { evaluateStore, type RecordedStore } from '../../../src/diagnose/stores/worst-first.ts'
import { isOlderVersion } from '../../../src/model/program-version.ts'

const WELL: FoundStore = {
  channelDatabaseId: 'well',
  name: 'Well',
  channels: ['Well'],
  causes: [],
  answered: true,
  lastContactAt: '2026-11-29T08:00:00.000Z',
  oldestPendingUploadAt: null,
  oldestUndistributedAt: null,
  clockSkewSeconds: 0,
  machine: null,
  trustAppliedAt: null,
}
const RECORDED: RecordedStore = { version: '1.0.0', refused: false, held: false }
const evaluated = (store: Partial<FoundStore>, recorded: Partial<RecordedStore> = {}) =>
  evaluateStore({ ...WELL, ...store }, { ...RECORDED, ...recorded }, '1.0.0')
const disk = (free: number, total: number) => ({
  machine: { version: '1.0.0', now: '2026-11-29T08:00:00Z', disk: { free: String(free), total: String(total) } },
})
const GIB = 1024 ** 3

test('the order is by health, then by the cause that the diagnosis names first, then by the oldest work, then by key', () => {
  const stores = [
    evaluated({ channelDatabaseId: 'unreachable', causes: ['CHANNEL_DATABASE_REACHABLE', 'UPLOADED_IN_TIME'] }),
    evaluated({ channelDatabaseId: 'paused', causes: ['DATA_SYNC_NOT_PAUSED'] }),
    evaluated({
      channelDatabaseId: 'late',
      causes: ['UPLOADED_IN_TIME'],
      oldestPendingUploadAt: '2026-11-29T07:00:00Z',
      oldestUndistributedAt: '2026-11-29T06:00:00Z',
    }),
    evaluated({
      channelDatabaseId: 'a-later',
      causes: ['UPLOADED_IN_TIME'],
      oldestPendingUploadAt: '2026-11-29T06:30:00.000001Z',
    }),
    evaluated({ channelDatabaseId: 'old' }, { version: '0.9.0' }),
    evaluated({ channelDatabaseId: 'busy', oldestPendingUploadAt: '2026-11-29T07:59:59Z' }),
    evaluated({ channelDatabaseId: 'calm-a' }),
    evaluated({ channelDatabaseId: 'calm-b' }),
  ].map(({ place }) => place)
  expect([...stores].sort()).toEqual(stores)
  expect(new Set(stores).size).toBe(stores.length)
})

test('a store with an older program wants an upgrade unless that is held, and one with a newer program does not', () => {
  const due = { health: 'ATTENTION', attention: ['UPGRADE_DUE'] }
  expect(evaluated({}, { version: '0.9.9' })).toMatchObject(due)
  expect(evaluated({}, { version: '0.9.9', held: true })).toMatchObject({ health: 'HEALTHY', attention: [] })
  for (const version of ['1.0.0', '1.1.0', null])
    expect(evaluated({}, { version })).toMatchObject({ health: 'HEALTHY' })
})

test('a disk that is nearly full, and another machine with the identity, want attention', () => {
  expect(evaluated(disk(0.4 * GIB, GIB))).toMatchObject({ health: 'ATTENTION', attention: ['DISK_NEARLY_FULL'] })
  expect(evaluated(disk(4 * GIB, 100 * GIB))).toMatchObject({ attention: ['DISK_NEARLY_FULL'] })
  expect(evaluated(disk(11 * GIB, 1_000 * GIB))).toMatchObject({ health: 'HEALTHY' })
  expect(evaluated({}, { refused: true })).toMatchObject({ health: 'ATTENTION', attention: ['ANOTHER_REFUSED'] })
})

test.each([
  ['0.4.0', '0.5.0'],
  ['0.9.0', '0.10.0'],
  ['1.0.0-rc.1', '1.0.0'],
  ['1.0.0-rc.2', '1.0.0-rc.10'],
])('version %s is older than %s, and not the other way around', (older, newer) => {
  expect(isOlderVersion(older, newer)).toBe(true)
  expect(isOlderVersion(newer, older)).toBe(false)
  expect(isOlderVersion(older, older)).toBe(false)
})
