import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config.ts'

const FOLDER = join(PACKAGE_FOLDER, 'src/dashboard')
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(^|[/-])(texts|operation-names)\.ts$/.test(name),
)

/** Everything a file exports that has texts in both languages. */
async function textsOf(file: string): Promise<[string, { en: object; nl: object }][]> {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(FOLDER, file)).href)
  return Object.entries(exported).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'en' in value && 'nl' in value
      ? [[name, { en: Object(value.en), nl: Object(value.nl) }]]
      : [],
  )
}

test.each(files.filter((file) => file !== 'api/texts.ts'))(
  '%s says everything in English and in Dutch',
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
  const [, panel] = (await textsOf('operations/panel-texts.ts')).find(([name]) => name === 'PANEL') ?? []
  expect(panel?.nl).toMatchObject({ save: 'Opslaan', synchronize: 'Synchroniseren' })
})
