import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { EXAMPLES } from '../../src/server/documents/examples.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const readme = readFileSync(join(PACKAGE_FOLDER, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
const block = (start: string) => blocks.find((text) => text.startsWith(start)) ?? ''

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
})

describe('the README’s commands', () => {
  it('work as written: the subscription shows the operation pass through its states while the jobs run', async () => {
    const watching = tillsync.watch(block('subscription'))
    await watching.connected
    await watching.next()
    const { createCustomer } = await tillsync.ask<{
      createCustomer: {
        customer: { displayAccount: string }
        operation: { status: string }
        route: string
        routeReason: string
      }
    }>(block('mutation'))
    expect(createCustomer).toMatchObject({
      customer: { displayAccount: 'Pending sync', syncState: 'PENDING_CREATE' },
      operation: { status: 'CAPTURED' },
      route: 'ASYNC',
      routeReason: 'PROFILE',
      userErrors: [],
    })
    await tillsync.travel()
    const statuses: string[] = []
    for await (const { data, errors } of watching) {
      expect(errors).toBeUndefined()
      const changed = data?.operationChanged as { status?: string; operation?: { kind: string } }
      if (changed.status === undefined) continue
      expect(changed.operation?.kind).toBe('CREATE_CUSTOMER')
      statuses.push(changed.status)
      if (changed.status === 'DISTRIBUTED') break
    }
    expect(statuses).toEqual(['CAPTURED', 'UPLOADED', 'IN_PROGRESS', 'SYNCED', 'DISTRIBUTED'])
    const { customers } = await tillsync.ask<{ customers: { nodes: { displayAccount: string; syncState: string }[] } }>(
      block('query Find'),
    )
    expect(customers.nodes).toMatchObject([{ displayAccount: 'C-000001', syncState: 'SYNCED', name: 'Ada Lindgren' }])
  })

  it('include the two commands that do everything', () => {
    for (const command of ['npm ci && npm start', 'npm ci && npm test']) expect(readme).toContain(command)
  })
})

describe('docs/screens', () => {
  it('contains the pictures that README and docs show, and no others', () => {
    const docs = join(PACKAGE_FOLDER, 'docs')
    const pages = readdirSync(docs).filter((name) => name.endsWith('.md'))
    const texts = [readme, ...pages.map((name) => readFileSync(join(docs, name), 'utf8'))]
    const shown = texts.flatMap((text) => [...text.matchAll(/\bscreens\/([\w-]+\.png)/g)].map(([, name]) => name))
    expect(readdirSync(join(docs, 'screens')).sort()).toEqual([...new Set(shown)].sort())
  })
})

describe('the examples of the explorer', () => {
  it.each(EXAMPLES.filter(({ document }) => !document.includes('subscription ')))(
    '$name runs without errors',
    async ({ document, variables }) => {
      const answer = await tillsync.ask<{ [field: string]: { userErrors?: unknown[] } }>(document, variables)
      for (const field of Object.values(answer)) expect(field.userErrors ?? []).toEqual([])
    },
  )
})
