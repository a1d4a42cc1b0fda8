import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { REMEDIES } from '../../src/diagnose/remedies/remedies.ts'
import { DUTCH_CHECKS } from '../../src/page/diagnose/dutch.ts'
import { DUTCH_REMEDIES } from '../../src/page/diagnose/dutch-remedies.ts'
import { dutchWait } from '../../src/page/trace/dutch-waits.ts'
import { DUTCH_ERRORS } from '../../src/page/ui/dutch-errors.ts'
import { DUTCH_REFUSALS } from '../../src/page/ui/dutch-refusals.ts'

const FOLDER = join(PACKAGE_FOLDER, 'src/page')
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|[/-])(texts|(operation-|difference-|customers\/shared\/)names)\.ts$/.test(name),
)

/** The exports of a file that have texts in both languages. */
async function textsOf(file: string): Promise<[string, { en: object; nl: object }][]> {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(FOLDER, file)).href)
  return Object.entries(exported).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'en' in value && 'nl' in value
      ? [[name, { en: Object(value.en), nl: Object(value.nl) }]]
      : [],
  )
}

test.each(files.filter((file) => file !== 'api/texts.ts'))(
  '%s has every text in English and in Dutch',
  async (file) => {
    const all = await textsOf(file)
    expect(all.length).toBeGreaterThan(0)
    for (const [name, { en, nl }] of all) {
      expect([name, Object.keys(nl).sort()]).toEqual([name, Object.keys(en).sort()])
      const empty = [...Object.entries(en), ...Object.entries(nl)].filter(([, text]) => text === '')
      expect(empty).toEqual([])
    }
  },
)

test('the documented Dutch words are used', async () => {
  const [, panel] = (await textsOf('operations/shared/panel-texts.ts')).find(([name]) => name === 'PANEL') ?? []
  expect(panel?.nl).toMatchObject({ save: 'Opslaan', synchronize: 'Synchroniseren' })
})

test('each cause, refusal and remedy, which the server has in English only, has a Dutch text', () => {
  const checks = Object.values(DUTCH_CHECKS)
  for (const { question, cause } of checks) expect([question.at(-1), cause.at(-1)]).toEqual(['?', '.'])
  for (const text of Object.values({ ...DUTCH_REFUSALS, ...DUTCH_ERRORS })) expect(text).toMatch(/^[A-Z].*\.$/)
  const causes = checks.map(({ cause }) => cause)
  expect(causes.filter((cause, n) => causes.indexOf(cause) !== n)).toEqual([])
  expect(Object.keys(REMEDIES).filter((mutation) => !(mutation in DUTCH_REMEDIES))).toEqual([])
})

test('what an operation waits for is said in Dutch by its status, or names the earlier operation', () => {
  const earlier = 'the earlier operation 12 of the same customer, which is FAILED.'
  expect(dutchWait('UPLOADED', earlier)).toBe('bewerking 12 van dezelfde klant, die eerst moet.')
  expect(dutchWait('UPLOADED', 'Synchronize customers and channel requests.')).toMatch(/^Klanten en kanaalaanvragen/)
})
