// @module-tag long
import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Line, openLine } from '../../faults/installation/line.ts'
import { describeInBrowser, openPage } from '../page/browser.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Example, end, openExample, printed } from './example.ts'

describeInBrowser('the dashboard', () => {
  let example: Example
  let line: Line
  let served: ChildProcess
  let address: string
  let tillsync: Installation
  beforeAll(async () => {
    example = await openExample('dashboard')
    line = await openLine()
    const [serve = ''] = example.lines
    served = example.start(serve, { TILLSYNC_URL: `http://127.0.0.1:${line.port}`, PORT: '0' })
    const [, url = ''] = await printed(served, /(http:\S+)\/#token/)
    address = url
    tillsync = await startInstallation({ settings: { ALLOWED_ORIGINS: address } })
    line.leadTo(Number(new URL(tillsync.url).port))
  })
  afterAll(async () => {
    if (served) await end(served)
    line?.close()
    await example?.remove()
  })

  it('is served by the line of its README', () => {
    expect(example.lines).toEqual(['node serve.mjs &'])
    expect(example.settings).toEqual(['TILLSYNC_URL', 'PORT'])
  })

  async function capture(name: string): Promise<string> {
    const document = `mutation ($name: String!) { createCustomer(input: { channel: "houston", idempotencyKey: $name,
      customer: { name: $name } }) { operation { operationId } } }`
    const { createCustomer } = await tillsync.ask<{ createCustomer: { operation: { operationId: string } } }>(
      document,
      {
        name,
      },
    )
    return createCustomer.operation.operationId
  }

  type Events = { cursor: string; events: { __typename: string }[] }
  /** The events after a cursor, as the query of the same name gives them. */
  async function eventsAfter(after: string | null): Promise<Events> {
    const document = `query ($after: String) { operationChanged(after: $after, first: 100) {
      cursor events { __typename } } }`
    return (await tillsync.ask<{ operationChanged: Events }>(document, { after })).operationChanged
  }
  const isChange = ({ __typename }: { __typename: string }) => __typename === 'OperationChanged'

  it('shows each operation live, and after a loss what happened meanwhile, once, over both transports', async () => {
    const page = await openPage(`${address}/#token=${await tillsync.tokenFor('OPERATOR')}`)
    const shows = (id: string, status: string) => page.getByRole('row', { name: `${id} ${status}` }).waitFor()
    const state = (text: string) => page.locator('#state').filter({ hasText: text }).waitFor()
    const events = async () => Number(await page.locator('#events').textContent())
    for (const transport of ['WebSocket', 'Server-sent events']) {
      await page.getByLabel(transport).check()
      await state('live')
      const before = await events()
      const { cursor } = await eventsAfter(null)
      const first = await capture(`First ${transport}`)
      await shows(first, 'CAPTURED')
      line.mode = 'refusing'
      line.cut()
      await state('lost')
      const second = await capture(`Second ${transport}`)
      await tillsync.travel()
      line.mode = 'open'
      await shows(first, 'DISTRIBUTED')
      await shows(second, 'DISTRIBUTED')
      expect((await events()) - before).toBe((await eventsAfter(cursor)).events.filter(isChange).length)
    }
  })
})
