// @module-tag long
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeInBrowser, openPage } from '../page/browser.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Example, openExample, printed } from './example.ts'

describeInBrowser('the front end', () => {
  let example: Example
  let tillsync: Installation
  let served: ChildProcess
  let address: string
  beforeAll(async () => {
    example = await openExample('front-end')
    tillsync = await startInstallation()
    const [install = '', build = '', start = ''] = example.lines
    for (const line of [install, build]) {
      const { code, stdout, stderr } = await example.run(line, {})
      if (code !== 0) throw new Error(`${line} failed:\n${stdout}\n${stderr}`)
    }
    served = example.start(start, { TILLSYNC_URL: tillsync.url, PORT: '0' })
    const [, url = ''] = await printed(served, /(http:\/\/127\.0\.0\.1:\d+)/)
    address = url
  })
  afterAll(async () => {
    if (served?.exitCode === null) {
      // npm passes it on to what it runs.
      served.kill('SIGTERM')
      await once(served, 'exit')
    }
    await example?.remove()
  })

  it('is installed, built and served by the lines of its README', () => {
    expect(example.lines).toEqual(['npm ci', 'npm run build', 'npm start &'])
    expect(example.settings).toEqual(['TILLSYNC_URL', 'PORT'])
  })

  it('captures, shows a refusal at its field, finds, and turns Pending sync into the account number live', async () => {
    const page = await openPage(`${address}/#token=${await tillsync.tokenFor('ADMINISTRATOR')}`)
    const create = () => page.getByRole('button', { name: 'Create' }).click()
    const line = (text: string) => page.getByRole('listitem').filter({ hasText: text })
    await page.getByLabel('First name').fill('Ada')
    await page.getByLabel('Last name').fill('Lindgren')
    await page.getByLabel('E-mail').fill('no address')
    await create()
    await page.getByRole('alert').filter({ hasText: 'email: It is not an e-mail address' }).waitFor()
    await page.getByLabel('E-mail').fill('ada@example.com')
    await create()
    await line('Ada Lindgren Pending sync').waitFor()
    await page.getByLabel('Last name').fill('Hopper')
    await create()
    await line('Hopper Pending sync').waitFor()
    await page.getByLabel('Search').fill('lindgren')
    await line('Hopper').waitFor({ state: 'detached' })
    await tillsync.travel()
    await line('Ada Lindgren').filter({ hasText: /C-\d+/ }).waitFor()
    await page.getByLabel('Search').fill('')
    await line('Hopper').filter({ hasText: /C-\d+/ }).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(2)
    expect(page.errors).toEqual([])
  })
})
