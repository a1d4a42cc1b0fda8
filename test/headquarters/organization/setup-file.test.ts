import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOrganizationFile, report, setUpAt } from '../../../src/cli/setup.ts'
import { readFeatures } from '../../../src/headquarters/features/feature-view.ts'
import { demoOrganization } from '../../../src/start/demo.ts'
import { emptyHeadquarters, rows } from './headquarters.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-setup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileWith(text: string): Promise<string> {
  const file = join(folder, 'organization.json')
  await writeFile(file, text)
  return file
}

describe('the file of tillsync setup', () => {
  test('sets up the example of the documentation, with all four features off, and reports it', async () => {
    const guide = await readFile(new URL('../../../docs/setup.md', import.meta.url), 'utf8')
    const example = /```json\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''
    const hq = await emptyHeadquarters()
    const result = await setUpAt(hq.url, await readOrganizationFile(await fileWith(example)), false)
    expect(result.userErrors).toEqual([])
    expect(report(result, false, 'organization.json')).toContain('  channel utrecht created\n')
    const off = (await readFeatures(hq.db)).filter(({ enabled }) => !enabled).map(({ key }) => key)
    expect(off).toEqual(
      expect.arrayContaining(['PERF_CUSTOMER_ORDERS', 'ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE', 'ASYNC_EDIT']),
    )
    const [line] = await rows<{ actor: string }>(hq, sql`select actor from audit_entry`)
    expect(line?.actor).toMatch(/^cli:/)
  })

  test('sets up the shipped demo organization, and changes nothing the second time', async () => {
    const hq = await emptyHeadquarters()
    await setUpAt(hq.url, demoOrganization(), false)
    expect(report(await setUpAt(hq.url, demoOrganization(), false), false, 'x')).toBe(
      'Everything is already set up like this; nothing was changed.\n',
    )
  })

  test('lists all faults at once, each with its path', async () => {
    const hq = await emptyHeadquarters()
    const result = await setUpAt(hq.url, { legalEntities: 'none', channels: [{}], extra: 1 }, false)
    const lines = report(result, false, 'organization.json').trimEnd().split('\n')
    expect(lines[0]).toBe(`organization.json has ${lines.length - 1} faults; nothing was changed:`)
    expect(lines).toContain('  legalEntities: legalEntities must be a list.')
    expect(lines).toContain('  channels.0.id: id must be given.')
    expect(lines).toContain('  extra: extra is not a known property.')
  })

  test('reports what a dry run would do', async () => {
    const hq = await emptyHeadquarters()
    const text = report(await setUpAt(hq.url, demoOrganization(), true), true, 'organization.json')
    expect(text).toMatch(/^Would be created or changed:\n/)
    expect(await rows(hq, sql`select from legal_entity`)).toEqual([])
  })

  test.each([
    ['{"channels": [}', /is not JSON: look at line 1, column 15\.$/],
    [
      '{\n  "channels": [],\n  "legalEntities": [\n    { "name": "a" "country": "USA" }\n  ]\n}\n',
      /look at line 4, column 19\.$/,
    ],
    ['{"a": tree}', /look at line 1, column 9\.$/],
    ['{"channels": [', /is not JSON: it ends too early\.$/],
    ['', /is not JSON: it ends too early\.$/],
  ])('says where %j is not JSON', async (text, message) => {
    await expect(readOrganizationFile(await fileWith(text))).rejects.toThrow(message)
  })

  test('is read by the shipped program, which fails if the file has faults', async () => {
    const hq = await emptyHeadquarters()
    const good = await tillsync(hq.url, fileURLToPath(new URL('../../../demo/organization.json', import.meta.url)))
    expect(good).toMatchObject({ code: 0, stdout: expect.stringContaining('  channel houston created\n') })
    const bad = await tillsync(hq.url, await fileWith('{ "channels": {} }'))
    expect(bad).toMatchObject({ code: 1, stdout: expect.stringContaining('channels must be a list.') })
  })

  test('gives advice if the file does not exist', async () => {
    await expect(readOrganizationFile(join(folder, 'none.json'))).rejects.toThrow(
      'demo/organization.json is an example',
    )
  })
})

function tillsync(hqUrl: string, file: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL('../../../bin/tillsync.mjs', import.meta.url))
  const env = { ...process.env, HQ_DATABASE_URL: hqUrl, TILLSYNC_DATA: folder }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'setup', file], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
    })
  })
}
