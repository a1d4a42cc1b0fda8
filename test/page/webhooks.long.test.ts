// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { startWebhooks } from '../../src/headquarters/webhooks/delivery/start-webhooks.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Answer, accept, fail, hang, webhookReceiver } from '../support/webhook-receiver.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

const NETWORKS = ['127.0.0.1/32']

const redirect: Answer = (_, response) => void response.writeHead(307, { location: 'https://example.com/' }).end()

/** Refuses the customer that comes first, and accepts all others. */
function refuseFirst(): Answer {
  let first: string | undefined
  return (message, response, count) => {
    first ??= message.customerId
    const answer = message.customerId === first ? fail : accept
    answer(message, response, count)
  }
}

describeInBrowser('webhooks', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_WEBHOOK_NETWORKS: NETWORKS.join(',') } })
  })

  it('shows what an endpoint has refused, and sends it again by Replay', async () => {
    const receiver = await webhookReceiver()
    receiver.answer = fail
    await tillsync.ask(
      'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
      {
        input: { url: receiver.url, description: 'ERP of the house', events: ['CUSTOMER_CREATED'] },
      },
    )
    const { db, url } = tillsync.databases.hq
    const deliver = () => startWebhooks({ db, url }, { networks: NETWORKS, pace: 0.001, onFault: () => {} })
    const stop = deliver()
    await tillsync.ask(`mutation { createCustomer(input: { channel: "houston", idempotencyKey: "page-hook",
      customer: { firstName: "Ada", lastName: "Page" } }) { userErrors { code } } }`)
    await tillsync.travel()
    // Alone, it is set aside when it has been refused three times, and is tried again then.
    await receiver.until((got) => got.length > 3)
    await stop()
    // From here on only a person sends it again.
    await execute(db, sql`update webhook_set_aside set next_attempt_at = now() + interval '1 day'`)
    onTestFinished(deliver())
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/jobs'))
    await page.getByRole('navigation', { name: 'Parts of the view' }).getByRole('link', { name: 'Webhooks' }).click()
    const endpoint = page.getByRole('region', { name: /ERP of the house/ })
    await endpoint.getByText('Not delivering').waitFor()
    await endpoint.getByRole('heading', { name: 'Set aside: 1' }).waitFor()
    await endpoint.getByText('500 Internal Server Error: out of order').first().waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    receiver.answer = accept
    await endpoint.getByRole('button', { name: /^Replay/ }).click()
    await page.getByText('The event is sent again.').waitFor()
    await endpoint.getByText('Delivering', { exact: true }).waitFor()
    await endpoint.getByText('Last deliveries').click()
    await endpoint.getByText('204 No Content').waitFor()
    expect(page.errors).toEqual([])
  })

  it('says of each endpoint what keeps it from delivering: it hangs, redirects, is away, or refuses one event', async () => {
    const answers = { Hangs: hang, Redirects: redirect, Away: accept, Poisoned: refuseFirst() }
    for (const [description, answer] of Object.entries(answers)) {
      const receiver = await webhookReceiver()
      receiver.answer = answer
      await tillsync.ask(
        'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
        { input: { url: receiver.url, description, events: ['CUSTOMER_CREATED'] } },
      )
      if (description === 'Away') await receiver.away()
    }
    for (const lastName of ['One', 'Two'])
      await tillsync.ask(`mutation { createCustomer(input: { channel: "houston", idempotencyKey: "hook-${lastName}",
        customer: { firstName: "Ada", lastName: "${lastName}" } }) { userErrors { code } } }`)
    await tillsync.travel()
    const { db, url } = tillsync.databases.hq
    const stop = startWebhooks({ db, url }, { networks: NETWORKS, answerWithin: 300, onFault: () => {} })
    const isTried = async () => {
      const { webhookEndpoints } = await tillsync.ask<{ webhookEndpoints: { deliveries: unknown[] }[] }>(
        '{ webhookEndpoints { deliveries(first: 1) { number } } }',
      )
      return webhookEndpoints.every(({ deliveries }) => deliveries.length > 0)
    }
    await expect.poll(isTried, { timeout: 60_000 }).toBe(true)
    await stop()
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/jobs/webhooks'))
    const said = {
      Hangs: ['Not delivering', 'There was no answer within 0.3 seconds.'],
      Redirects: [
        'Not delivering',
        '307 Temporary Redirect: Redirects are not followed: give the endpoint its final URL.',
      ],
      Away: ['Not delivering', 'The connection was refused.'],
      Poisoned: ['Delivering', 'Set aside: 1'],
    }
    for (const [description, texts] of Object.entries(said))
      for (const text of texts) await page.getByRole('region', { name: description }).getByText(text).first().waitFor()
    const region = page.getByRole('region', { name: 'Poisoned' })
    await region.getByText('500 Internal Server Error: out of order').first().waitFor()
    expect(page.errors).toEqual([])
  })

  it('is not offered to an operator, who may not read endpoints', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('OPERATOR'), '/jobs'))
    const parts = page.getByRole('navigation', { name: 'Parts of the view' })
    await parts.getByRole('link', { name: 'Sessions' }).waitFor()
    expect(await parts.getByRole('link', { name: 'Webhooks' }).count()).toBe(0)
  })
})
