import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const answerOf = (page: TestPage) => page.getByRole('region', { name: 'Diagnose' })

describeInBrowser('the view Diagnose', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('customers.csv', [{ ...usual(1), Country: 'Atlantis' }, usual(2)])
  })
  const open = (path = '/diagnose', token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))
  const search = async (page: TestPage, text: string) => {
    await page.getByRole('searchbox').fill(text)
    await page.getByRole('searchbox').press('Enter')
  }

  it('shows why a customer is not synchronized, previews a remedy, applies it, and diagnoses again live', {}, async () => {
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const page = await open()
    await page.getByText('Find out why a customer is missing').waitFor()
    await search(page, 'number1@example.com')
    await answerOf(page).getByText('Cause found').waitFor()
    await page.getByRole('region', { name: 'Progress' }).getByText('Captured at the till').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])

    const remedies = page.getByRole('region', { name: 'Remedies' })
    await remedies.getByRole('button', { name: /Save a correction/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByText(/Enter a value for/).waitFor()
    await dialog.getByLabel(/Corrected value of/).fill('USA')
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('mistyped at the till')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await dialog.getByRole('button', { name: 'Preview' }).click()
    await dialog.getByRole('heading', { name: 'Effect' }).waitFor()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })

    await remedies.getByRole('button', { name: /Synchronize the operation/ }).click()
    await dialog.getByRole('heading', { name: 'Effect' }).waitFor()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /Save a correction/ }).waitFor({ state: 'detached' })
    await tillsync.runJob('1010')
    await answerOf(page).getByText('Nothing is wrong', { exact: true }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('offers the customers whose names match the text, including pending ones', { tags: 'long' }, async () => {
    await tillsync.importLines('pending.csv', [{ ...usual(7), 'Given name': 'Philomena', Surname: 'Quist' }])
    const page = await open()
    await search(page, 'quist')
    await page.getByRole('heading', { name: 'Which customer is it?' }).waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.getByRole('link', { name: /Philomena Quist/ }).click()
    await page.getByRole('region', { name: 'Progress' }).getByText('Captured at the till').waitFor()
    await search(page, 'nobody has this name')
    await answerOf(page).getByText('It was never captured').waitFor()
    expect(page.errors).toEqual([])
  })

  it('recognizes a GUID, an operation, a phone number, an account, a channel and a feature', {
    tags: 'long',
  }, async () => {
    const [operation] = await tillsync.operations({ search: 'number2' })
    const page = await open()
    const kind = page.getByLabel('Search by')
    for (const [text, as] of [
      [operation?.asyncCustomerAccount ?? '', 'guid'],
      [operation?.operationId ?? '', 'operation'],
      ['713 555 0002', 'phone'],
      ['C-000001', 'account'],
      ['San Francisco', 'channel'],
      ['ASYNC_EDIT', 'feature'],
    ] as const) {
      await search(page, text)
      await page
        .getByRole('searchbox')
        .and(page.locator(`[value="${text}"]`))
        .waitFor()
      await kind.and(page.locator(`:has(option[value="${as}"]:checked)`)).waitFor()
    }
    await page.getByRole('link', { name: 'Whole installation' }).click()
    await kind.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Checks' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('answers for an unknown customer too, and keeps the search in the address', { tags: 'long' }, async () => {
    const page = await open('/diagnose?of=nobody%40example.com')
    await answerOf(page).waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe('nobody@example.com')
    await page.setViewportSize({ width: 360, height: 740 })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  it('answers and refuses in Dutch on a Dutch page, above the server’s own sentence', { tags: 'long' }, async () => {
    await tillsync.importLines('dutch.csv', [{ ...usual(5), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/diagnose?of=number5%40example.com'), {
      locale: 'nl-NL',
    })
    const answer = page.getByRole('region', { name: 'Onderzoeken' })
    await answer.getByText('Een bewerking is mislukt: verbeter de waarde of de oorzaak').waitFor()
    await answer.locator('[lang=en]').filter({ hasText: 'UNKNOWN_COUNTRY' }).waitFor()
    await page
      .getByText('Wacht op:', { exact: true })
      .filter({ visible: true })
      .locator('..')
      .getByText('iemand die de bewerking herstelt')
      .waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])

    await page.goto(new URL('/jobs', tillsync.url).href)
    await page
      .getByRole('button', { name: /^Planning wijzigen/ })
      .first()
      .click()
    await page.getByLabel('Herhaling').fill('nu en dan')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const refusal = page.getByRole('alert')
    await refusal.getByText('Een opgegeven waarde is hier niet mogelijk.').waitFor()
    await refusal.locator('[lang=en]').filter({ hasText: 'cron expression' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('links the evidence of a check to its session, and to the schedule that is not active', {
    tags: 'long',
  }, async () => {
    const page = await open('/diagnose?of=number5%40example.com')
    await page.getByText(/checks passed$/).click()
    const upload = page.getByRole('listitem').filter({ hasText: 'Is the operation uploaded' })
    await upload.getByText('Evidence').click()
    await upload.getByRole('link', { name: 'P-0001' }).first().click()
    await page
      .getByRole('region', { name: 'Selected session' })
      .getByRole('row', { name: /P-0001/ })
      .waitFor()
    expect(page.url()).toMatch(/jobs\/sessions\?session=/)

    const { batchJobs } = await tillsync.ask<{ batchJobs: { schedules: { id: string; jobs: string[] }[] }[] }>(
      '{ batchJobs { schedules { id jobs } } }',
    )
    const schedule = batchJobs
      .flatMap(({ schedules }) => schedules)
      .find(({ jobs }) => jobs.includes('synchronize'))?.id
    await tillsync.mutate('setSchedule', { schedule, active: false }, 'userErrors { code }')
    await page.goto(new URL('/diagnose?of=*', tillsync.url).href)
    await page
      .getByRole('link', { name: `${schedule}: not active` })
      .first()
      .click()
    await page.locator('.schedules li.marked').filter({ hasText: 'Inactive' }).first().waitFor()
    await tillsync.mutate('setSchedule', { schedule, active: true }, 'userErrors { code }')
    expect(page.errors).toEqual([])
  })

  it('shows a viewer the request of a remedy, without a button to apply it', async () => {
    await tillsync.importLines('more.csv', [{ ...usual(7), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const [operation] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const page = await open(`/diagnose?of=${operation?.operationId}`, await tillsync.tokenFor('VIEWER'))
    await page
      .getByRole('button', { name: /^Preview/ })
      .first()
      .click()
    await page.getByText('Your token does not allow this.').waitFor()
    expect(await page.getByRole('button', { name: 'Apply' }).count()).toBe(0)
    expect(page.errors).toEqual([])
  })
})
