import { expect, test } from 'vitest'
import { isUuid } from '../../../src/db/uuid.ts'
import { newCustomerKey, newOperationId } from '../../../src/model/customer-rows/new-keys.ts'

const many = (make: () => string) => Array.from({ length: 20_000 }, make)

test('operation ids are UUIDs of version 7, in order of time and all different', () => {
  const began = Date.now()
  const ids = many(newOperationId)
  const times = ids.map((id) => Number.parseInt(id.replace('-', '').slice(0, 12), 16))
  expect(ids.every((id) => isUuid(id) && /^.{14}7.{4}[89ab]/.test(id))).toBe(true)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times[0]).toBeGreaterThanOrEqual(began)
  expect(new Set(ids).size).toBe(ids.length)
})

test('customer keys that are made together lie together, and places are spread over the ranges that are compared', () => {
  const keys = many(newCustomerKey)
  expect(keys.every((key) => isUuid(key) && /^.{14}8.{4}[89ab]/.test(key))).toBe(true)
  expect(new Set(keys).size).toBe(keys.length)
  const places = keys.map((key) => key.slice(0, 3))
  const changes = places.filter((place, nth) => place !== places[nth - 1])
  expect(changes.length).toBeLessThan(40)
  expect(new Set(places).size).toBeGreaterThan(10)
})
