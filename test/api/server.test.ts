import { expect, test } from 'vitest'
import { ROLES } from '../../src/access/actor.ts'
import { type RootField, RULES } from '../../src/access/rules.ts'
import { rootFields } from '../../src/api/shared/root-fields.ts'
import { buildSchema } from '../../src/server/schema.ts'
import { startInstallation } from '../support/installation.ts'

test('lists the root fields that each role may call, in the order of the schema', async () => {
  const installation = await startInstallation({ distribute: false })
  const fields: RootField[] = rootFields(buildSchema([]))
  for (const role of ROLES) {
    const token = await installation.tokenFor(role)
    const { serverInfo } = await installation.ask<{ serverInfo: { whoami: { mayCall: string[] } } }>(
      '{ serverInfo { whoami { mayCall } } }',
      {},
      token,
    )
    expect([role, serverInfo.whoami.mayCall]).toEqual([role, fields.filter((field) => RULES[field]?.includes(role))])
  }
})
