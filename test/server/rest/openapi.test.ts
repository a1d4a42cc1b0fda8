import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startInstallation } from '../../support/installation.ts'

type Schema = { properties?: Record<string, Schema>; items?: Schema; required?: string[] }
const described = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.looseObject({})) }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})

test('the description passes the strict rules of a linter as OpenAPI 3.1, and describes what is answered and taken', async () => {
  const { url, token } = await startInstallation()
  const text = await (await fetch(`${url}/rest/v1/openapi.json`)).text()
  const description = described.parse(JSON.parse(text))
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source: text, absoluteRef: '/rest/v1/openapi.json', config })
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  expect(text).not.toContain('"$ref":"#/components/schemas/undefined"')
  expect(Object.values(description.paths).flatMap((path) => Object.values(path).map((one) => one.operationId))).toEqual(
    [...['captureCustomer', 'getCustomer', 'getCustomerByAccountNumber', 'getCustomerByExternalId', 'getOperation']],
  )
  // References lead somewhere.
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(Object.keys(description.components.schemas)).toContain(name)

  const created = await fetch(`${url}/rest/v1/channels/houston/customers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'described',
    },
    body: '{ "name": "Described" }',
  })
  const body = JSON.parse(await created.text())
  const responses = description.paths['/rest/v1/channels/{channel}/customers']?.post?.responses
  const schema = z
    .object({ content: z.object({ 'application/json': z.object({ schema: z.custom<Schema>() }) }) })
    .parse(responses?.['201']).content['application/json'].schema
  const namesOf = (object: unknown) => Object.keys(Object(object)).sort()
  expect(namesOf(schema.properties)).toEqual(namesOf(body))
  expect(namesOf(schema.properties?.customer?.properties)).toEqual(namesOf(body.customer))
  expect(namesOf(schema.properties?.operation?.properties)).toEqual(namesOf(body.operation))
})
