import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('every file of long tests is tagged, since npm run test:long runs what is tagged', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const long = files.filter((file) => file.endsWith('.long.test.ts'))
  expect(long.length).toBeGreaterThan(30)
  const tagged = /^\/\/ @module-tag long$|\btags: 'long'/m
  expect(long.filter((file) => !tagged.test(readFileSync(join(import.meta.dirname, file), 'utf8')))).toEqual([])
})
