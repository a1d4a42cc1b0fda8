// @module-tag long
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const ALL = 260

describeInBrowser('the list of operations', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const lines = Array.from({ length: ALL }, (_, n) => usual(n))
    for (const n of [3, 5, 8]) lines[n] = { ...usual(n), 'E-mail address': 'no address' }
    lines[13] = { ...usual(13), Country: 'Atlantis' }
    lines[14] = { ...usual(14), Surname: '=1+1' }
    await tillsync.importLines('customers.csv', lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  }, 600_000)
  const open = (path = '/operations', options = {}) => openPage(linkTo(tillsync.url, tillsync.token, path), options)
  const rows = (page: TestPage) => page.getByRole('listbox').getByRole('option')
  const search = (page: TestPage) => page.getByRole('searchbox')
  const took = (page: TestPage) => page.locator('.took-line')
  const scrollTop = (page: TestPage) => page.getByRole('listbox').evaluate(({ scrollTop }) => scrollTop)

  it('says what a search was taken as: a name, an e-mail address, a phone number, an account, words, a GUID', async () => {
    const page = await open()
    await rows(page).first().waitFor()
    const [failed] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const answers: [string, string, string][] = [
      ['number13@example.com', 'e-mail address number13@example.com', '1 shown'],
      ['Number13', 'name Number13', '1 shown'],
      ['status:failed channel:houston younger:2h', 'status Failed', '4 shown'],
      ['status:mislukt fout:"unknown country"', 'error Unknown country', '1 shown'],
      [failed?.operationId ?? '', 'operation', '1 shown'],
      ['C-000000', 'account C-000000', 'No operation matches'],
      ['713-555-0100', 'phone number 713-555-0100', ''],
    ]
    for (const [text, said, shown] of answers) {
      await search(page).fill(text)
      await took(page).filter({ hasText: said }).waitFor()
      if (shown) await page.getByText(shown).first().waitFor()
    }
    await search(page).fill('status:gone')
    await took(page).getByText('status:gone is not known. Try Captured').waitFor()
    expect(page.errors).toEqual([])
  })

  it('replaces a word of the search by the field of the toolbar that says the same', async () => {
    const page = await open('/operations?search=status%3Afailed+older%3A1m')
    await page.getByText('status Failed').waitFor()
    await page.getByRole('button', { name: /^Synced/ }).click()
    expect(await search(page).inputValue()).toBe('older:1m')
  })

  it('has rows of 36 px, at least 16 in 900 px, and draws only those that are near', async () => {
    const page = await open('/operations', { viewport: { width: 1440, height: 900 } })
    await rows(page).first().waitFor()
    const { height } = (await rows(page).first().boundingBox()) ?? { height: 0 }
    expect(height).toBe(36)
    const seen = await page.getByRole('listbox').evaluate(({ clientHeight }) => Math.floor(clientHeight / 36))
    expect(seen).toBeGreaterThanOrEqual(16)
    expect(await rows(page).count()).toBeLessThan(60)
  })

  it('sorts by its headings, and again in the other direction', async () => {
    const page = await open()
    const heading = page.getByRole('button', { name: /^Error or changes/ })
    await heading.click()
    expect(page.url()).toContain('sort=last_known_error_asc')
    await rows(page).first().filter({ hasText: 'Failed' }).waitFor()
    await heading.click()
    expect(page.url()).toContain('sort=last_known_error_desc')
    expect(await heading.getAttribute('aria-pressed')).toBe('true')
  })

  it('has links as rows: Ctrl-click opens a tab, and Back returns to the row and the place', async () => {
    const page = await open('/operations?status=SYNCED')
    await rows(page).first().waitFor()
    expect(await rows(page).first().getAttribute('href')).toMatch(/^\/operations\/[0-9a-f-]{36}\?status=SYNCED$/)
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      rows(page)
        .first()
        .click({ modifiers: ['Control'] }),
    ])
    await tab.getByRole('region', { name: /Customer Number/ }).waitFor()
    await tab.close()
    // Beyond the first page of rows.
    for (let to = 0; to < 3; to += 1) {
      await page.getByRole('listbox').evaluate((list) => {
        list.scrollTop = list.scrollHeight
      })
      await page.getByText(`${[200, 256, 256][to]} shown`).waitFor()
    }
    await page.getByRole('listbox').evaluate((list) => {
      list.scrollTop = 5_400
    })
    await expect.poll(() => page.evaluate('history.state?.list?.top')).toBe(5_400)
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    await page.goBack()
    await expect.poll(() => scrollTop(page)).toBe(5_400)
    expect(page.errors).toEqual([])
  })

  it('filters by brushing the histogram and by the fields of the time range; the link keeps the range', async () => {
    const page = await open()
    const bars = page.locator('.histogram-bars')
    await page.getByRole('img', { name: /260 captured, 4 failed now/ }).waitFor()
    const box = (await bars.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const drag = async (from: number, to: number) => {
      await page.mouse.move(box.x + box.width * from, box.y + 10)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * to, box.y + 10, { steps: 4 })
      await page.mouse.up()
    }
    await drag(0.1, 0.5)
    await page.getByText('No operation matches').waitFor()
    expect(page.url()).toMatch(/from=.*to=/)
    await page.getByRole('button', { name: 'Time range' }).click()
    await page.getByRole('button', { name: 'Any time' }).click()
    await page.getByText('260 operations').waitFor()
    await page.keyboard.press('Escape')
    await drag(0.9, 0.999)
    await page.getByText('100 shown').waitFor()
    expect(page.errors).toEqual([])
  })

  it('keeps saved views for the person, without whom was searched for, and hides columns', async () => {
    const page = await open('/operations?search=number13%40example.com+status%3Afailed')
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByLabel('Name of the view').fill('Failed today')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('link', { name: 'Failed today' }).click()
    expect(await search(page).inputValue()).toBe('status:failed')
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('number13')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Account' }).uncheck()
    expect(await page.getByRole('button', { name: /^Account/ }).count()).toBe(0)
    await page.reload()
    await rows(page).first().waitFor()
    expect(await page.locator('.line-account').count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('counts new operations while it is paused or under the pointer, and shows them afterwards', async () => {
    const page = await open()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await rows(page).first().waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await tillsync.importLines('one.csv', [{ ...usual(900), Surname: 'Heldback' }])
    await page.getByText('1 new', { exact: true }).waitFor()
    expect(await rows(page).filter({ hasText: 'Heldback' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Resume' }).click()
    await rows(page).filter({ hasText: 'Heldback' }).waitFor()
    await rows(page).nth(2).hover()
    await tillsync.importLines('two.csv', [{ ...usual(901), Surname: 'Underneath' }])
    await page.getByText('1 new', { exact: true }).waitFor()
    expect(await rows(page).filter({ hasText: 'Underneath' }).count()).toBe(0)
    await page.getByRole('searchbox').hover()
    await rows(page).filter({ hasText: 'Underneath' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('downloads the rows and columns that are shown, with an apostrophe before a formula', async () => {
    const page = await open('/operations?search=number14%40example.com')
    await page.getByText('1 shown').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ])
    const [head, line] = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '').split('\r\n')
    expect(head).toBe('Status,Customer,Account,Operation,Error or changes,Channel,Captured')
    expect(line).toMatch(/^Synced,/)
    expect(page.errors).toEqual([])
  })

  it('is whole in Dutch, from 360 to 3,840 px, light, dark and in forced colours, and passes axe-core', async () => {
    const page = await open('/operations?search=status%3Afailed', { locale: 'nl-NL' })
    await rows(page).first().waitFor()
    for (const [width, height] of [
      [360, 740],
      [768, 1024],
      [1440, 900],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect([width, await cutOff(page)]).toEqual([width, []])
      for (const scheme of ['light', 'dark'] as const) {
        expect(await accessibilityViolations(page, scheme)).toEqual([])
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-${scheme}.png` })
      }
      await page.emulateMedia({ forcedColors: 'active' })
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${width}-forced.png` })
      await page.emulateMedia({ forcedColors: 'none' })
    }
    expect(page.errors).toEqual([])
  })

  describeInBrowser('returns by Back to the row that was uppermost', () => {
    const TOP = 5_400
    /** The row at the upper edge of the list. */
    const uppermost = (page: TestPage) =>
      page.evaluate<string | undefined>(`(() => {
        const { left, top } = document.querySelector('[role="listbox"]').getBoundingClientRect()
        return document.elementFromPoint(left + 60, top + 2)?.closest('[role="option"]')?.id
      })()`)
    const scrollTo = (page: TestPage, to: number) =>
      page.getByRole('listbox').evaluate((list, top) => {
        list.scrollTop = top
      }, to)
    /** A list that was scrolled to TOP; what comes from the server is then `slowed`, both pages of rows and events. */
    async function openAtTop() {
      const page = await openPage('about:blank')
      let isSlowed = false
      const answers: (() => void)[] = []
      const snapshots: (() => void)[] = []
      await page.routeWebSocket(/\/graphql$/, (socket) => {
        socket.connectToServer().onMessage((message) => {
          const send = () => socket.send(message)
          if (isSlowed && String(message).includes('"Snapshot"')) snapshots.push(send)
          else send()
        })
      })
      await page.route('**/graphql', async (route) => {
        if (isSlowed && route.request().postData()?.includes('query Operations('))
          await new Promise<void>((resolve) => answers.push(resolve))
        await route.continue().catch(() => undefined)
      })
      await page.goto(linkTo(tillsync.url, tillsync.token, '/operations?status=SYNCED'))
      for (const count of [200, 256]) {
        await rows(page).first().waitFor()
        // The list grows after its number is shown: until then, there is nothing to scroll to.
        await expect
          .poll(
            async () => {
              await scrollTo(page, 100_000)
              return await page.getByText(`${count} shown`).count()
            },
            { timeout: 120_000 },
          )
          .toBe(1)
      }
      await scrollTo(page, TOP)
      await expect.poll(() => uppermost(page)).toBeTruthy()
      return {
        page,
        before: await uppermost(page),
        slow: () => {
          isSlowed = true
        },
        /** Lets the page have the next answer, when it has asked. */
        answer: async () => {
          await expect.poll(() => answers.length).toBeGreaterThan(0)
          answers.shift()?.()
        },
        /** Lets all come that was held, and what comes from now on. */
        quick: () => {
          isSlowed = false
          for (const send of [...snapshots.splice(0), ...answers.splice(0)]) send()
        },
        tellSnapshots: async () => {
          await expect.poll(() => snapshots.length).toBeGreaterThan(0)
          for (const send of snapshots.splice(0)) send()
        },
      }
    }
    async function leave(page: TestPage) {
      await page.getByRole('link', { name: 'Customers', exact: true }).click()
      await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    }

    it('once as many rows are there; and stays when they are read again, as after each subscribing', async () => {
      const { page, before, slow, answer, tellSnapshots, quick } = await openAtTop()
      await leave(page)
      slow()
      await page.goBack()
      await answer()
      await page.getByText('100 shown').waitFor()
      expect(await scrollTop(page)).toBe(0)
      for (let pages = 2; pages <= 3; pages += 1) await answer()
      await expect.poll(() => uppermost(page)).toBe(before)
      await tellSnapshots()
      // The first page of those that are read again; how many follow depends on how many are shown.
      await answer()
      expect(await scrollTop(page)).toBe(TOP)
      quick()
      await page.getByText('256 shown').waitFor()
      expect(await uppermost(page)).toBe(before)
      expect(await scrollTop(page)).toBe(TOP)
      expect(page.errors).toEqual([])
    })

    it('also when the events come before the rows', async () => {
      const { page, before, slow, answer, tellSnapshots, quick } = await openAtTop()
      await leave(page)
      slow()
      await page.goBack()
      await answer()
      await page.getByText('100 shown').waitFor()
      await tellSnapshots()
      quick()
      await expect.poll(() => uppermost(page)).toBe(before)
      expect(await scrollTop(page)).toBe(TOP)
      expect(page.errors).toEqual([])
    })

    it('also when it was left in the moment of scrolling', async () => {
      const { page } = await openAtTop()
      await scrollTo(page, TOP - 360)
      await page.keyboard.press('g')
      await page.keyboard.press('c')
      await page.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
      await page.goBack()
      await expect.poll(() => scrollTop(page)).toBe(TOP - 360)
    })

    it('but does not move a visitor who has scrolled since', async () => {
      const { page, slow, answer, quick } = await openAtTop()
      await leave(page)
      slow()
      await page.goBack()
      await answer()
      await page.getByText('100 shown').waitFor()
      await scrollTo(page, 720)
      await expect.poll(() => page.evaluate('history.state?.list?.top')).toBe(720)
      quick()
      // What was held has come when the list is live again.
      await page.getByText('Live', { exact: true }).first().waitFor()
      expect(await scrollTop(page)).toBe(720)
    })

    it('also when others were captured meanwhile', async () => {
      const { page, before } = await openAtTop()
      await leave(page)
      await tillsync.importLines('meanwhile.csv', [usual(700), usual(701)])
      await tillsync.runJob('P-0001')
      await tillsync.synchronize()
      await page.goBack()
      await expect.poll(() => uppermost(page)).toBe(before)
      // Those of tests before are synchronized with them.
      expect(await scrollTop(page)).toBeGreaterThanOrEqual(TOP + 2 * 36)
    })
  })
})
