// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type People, readPeople } from '../../src/cli/simulate/people.ts'
import { REGISTER, readSetting } from '../../src/cli/simulate/setting.ts'
import { SITUATIONS } from '../../src/cli/simulate/situations/situations.ts'
import type { Connection } from '../../src/client/request.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

/** Situations that can be at once, so that every view has something that is wrong to say. */
const AT_ONCE = ['rows-failing', 'session-suspended', 'realtime-down', 'data-sync-paused', 'p-job-stopped'] as const

/** The views, and what is opened in them. */
const PLACES = [
  '/',
  '/operations',
  '/operations?status=FAILED',
  '/customers',
  '/customers/duplicates',
  '/diagnose',
  '/diagnose?of=*',
  '/diagnose?of=houston',
  '/diagnose?of=ASYNC_EDIT',
  '/diagnose?of=nobody%20at%20all',
  '/features',
  '/features/ASYNC_EDIT',
  '/stores',
  '/jobs',
  '/jobs/schedules',
  '/jobs/sessions',
  '/jobs/runs',
  '/jobs/differences',
  '/jobs/alerts',
  '/jobs/webhooks',
  '/activity',
]

/**
 * The texts on the page with English words that Dutch does not have, in labels and titles, too. Names of things (code,
 * what people wrote, what is searched for) can be in any language.
 */
const ENGLISH = /\b(the|and|with|from|this|that|which|cannot|been|were|has|have|are|will|its|their|does|you|your)\b/i
const ENGLISH_TEXTS = `(() => {
  const english = ${ENGLISH}
  // A choice that is its own value, such as a country's code, is a name, too.
  const isName = (element) => (element.tagName === 'OPTION' && element.value === element.textContent) ||
    element.closest('code, pre, q, kbd, noscript, script, style, input, .mono, [data-name], [lang="en"]') !== null
  const found = new Set()
  const note = (text, element) => english.test(text) && !isName(element) && found.add(text.trim().replace(/\\s+/g, ' '))
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement
    if (element && element.closest('[hidden], template') === null) note(walker.currentNode.textContent, element)
  }
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]'))
    for (const name of ['title', 'aria-label', 'placeholder']) {
      const text = element.getAttribute(name)
      if (text) note(text, element)
    }
  return [...found]
})()`

describeInBrowser('the page in Dutch', () => {
  let tillsync: Installation
  let people: People
  let customer: string
  let names: string[]
  beforeAll(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_SIMULATOR: 'on' } })
    const connection: Connection = {
      url: `${tillsync.url}/graphql`,
      token: await tillsync.tokenFor('ADMINISTRATOR'),
    }
    const { schedules, features } = await tillsync.ask<{
      schedules: { name: string }[]
      features: { module: string }[]
    }>('{ schedules { name } features { module } }')
    names = [...schedules.map(({ name }) => name), ...features.map(({ module }) => module)]
    people = await readPeople()
    const registerToken = (channel: string) => tillsync.tokenFor('CHANNEL_DEVICE', [channel], REGISTER)
    for (const name of AT_ONCE) {
      const setting = await readSetting(connection)
      const made = await SITUATIONS[name]?.setUp({ connection, people, setting, channels: ['houston'], registerToken })
      customer ??= made ?? ''
    }
  }, 600_000)

  /** Opens a place, and waits until nothing is loading. */
  async function open(path: string): Promise<TestPage> {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, path), { locale: 'nl-NL' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await settled(page)
    return page
  }
  const settled = (page: TestPage) => page.locator('#main:not(:has(.skeleton))').waitFor()
  /** What a person named can be in any language, also within a sentence. */
  const withoutNames = (text: string) => names.reduce((left, name) => left.replaceAll(name, '…'), text)
  const englishOf = async (page: TestPage) => {
    const found = await page.evaluate<string[]>(ENGLISH_TEXTS)
    return found.filter((text) => ENGLISH.test(withoutNames(text)))
  }

  it.each(PLACES)('has no English text at %s', async (path) => {
    const page = await open(path)
    expect(await englishOf(page)).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('has no English text in the details of a failed operation, its cause, its customer and their diagnosis', async () => {
    const page = await open('/operations?status=FAILED')
    await page.getByRole('listbox').getByRole('option').first().click()
    await page.locator('.panel h2').filter({ hasText: /\S/ }).waitFor()
    await settled(page)
    expect(await englishOf(page)).toEqual([])
    await page.getByRole('link', { name: 'Waarom?' }).click()
    await page.locator('.diagnosis').waitFor()
    expect(await englishOf(page)).toEqual([])
    await page.locator('.remedies button').first().click()
    await page.getByRole('dialog').waitFor()
    expect(await englishOf(page)).toEqual([])
    const cause = await open('/operations?status=FAILED')
    await cause
      .getByRole('button', { name: /Alle verbeteren|Details/ })
      .first()
      .click()
    await cause.locator('.panel').waitFor()
    await settled(cause)
    expect(await englishOf(cause)).toEqual([])
    const person = await open(`/customers?customer=${encodeURIComponent(customer)}`)
    expect(await englishOf(person)).toEqual([])
    expect([...page.errors, ...cause.errors, ...person.errors]).toEqual([])
  })
})
