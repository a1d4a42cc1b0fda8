import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { cruise, type IFlattenedRuleSet, type IViolation } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

type Rules = { forbidden: NonNullable<IFlattenedRuleSet['forbidden']>; options: object }

const rules: Rules = createRequire(import.meta.url)(join(PACKAGE_FOLDER, '.dependency-cruiser.cjs'))

/** For each rule an import that it refuses: of the second file by the first. */
const REFUSED: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['server-imports-down', 'src/server/http/app.ts', 'src/start/roles.ts'],
  ['api-imports-down', 'src/api/customers.ts', 'src/server/schema.ts'],
  ['diagnose-live-simulate-imports-down', 'src/live/outlet.ts', 'src/api/shared/page.ts'],
  ['headquarters-channel-imports-down', 'src/channel/log/sequence.ts', 'src/live/source.ts'],
  ['between-imports-down', 'src/between/contract.ts', 'src/channel/cache/cache.ts'],
  ['log-access-privacy-config-metrics-traces-imports-down', 'src/access/rules.ts', 'src/between/contract.ts'],
  ['db-model-imports-down', 'src/model/operation.ts', 'src/log/append.ts'],
  ['diagnose-stands-alone', 'src/diagnose/checks/upload.ts', 'src/live/source.ts'],
  ['live-stands-alone', 'src/live/source.ts', 'src/simulate/switches.ts'],
  ['simulate-stands-alone', 'src/simulate/switches.ts', 'src/diagnose/diagnose.ts'],
  ['headquarters-stands-alone', 'src/headquarters/upload.ts', 'src/channel/cache/cache.ts'],
  ['channel-stands-alone', 'src/channel/capture/capture.ts', 'src/headquarters/upload.ts'],
  ['contract-only', 'src/diagnose/diagnose.ts', 'src/headquarters/upload.ts'],
  ['databases-stay-on-their-side', 'src/diagnose/diagnose.ts', 'src/db/client.ts'],
  ['api-of-headquarters', 'src/api/operations.ts', 'src/channel/capture/capture.ts'],
  ['api-of-channels', 'src/api/customers/at-channel/customers.ts', 'src/headquarters/upload.ts'],
  ['no-graphql-below-the-api', 'src/headquarters/upload.ts', 'node_modules/graphql/index.js'],
  ['page-imports-client-only', 'src/page/app/views.ts', 'src/access/rules.ts'],
  ['client-stands-alone', 'src/client/request.ts', 'src/model/operation.ts'],
  ['no-program-imports-the-page', 'src/server/http/app.ts', 'src/page/app/views.ts'],
]

describe('the import rules', () => {
  it.each(REFUSED)('%s: %s may not import %s', async (rule, from, to) => {
    const violations = await violationsOf({ [from]: [to], [to]: [] })
    expect(violations).toContainEqual(expect.objectContaining({ rule: { name: rule, severity: 'error' }, from, to }))
  })

  it('no-circle-of-files: two files of one folder may not import each other, not even types', async () => {
    const violations = await violationsOf({
      'src/model/one.ts': ['src/model/two.ts'],
      'src/model/two.ts': ['src/model/one.ts'],
    })
    expect(namesOf(violations)).toEqual(['no-circle-of-files'])
  })

  it('no-circle-of-folders: two folders may not import each other, by whichever files', async () => {
    const violations = await violationsOf({
      'src/channel/cache/cache.ts': ['src/channel/capture/hashes.ts'],
      'src/channel/capture/hashes.ts': [],
      'src/channel/capture/capture.ts': ['src/channel/cache/setting.ts'],
      'src/channel/cache/setting.ts': [],
    })
    expect(namesOf(violations)).toEqual(['no-circle-of-folders'])
  })

  it('refuse nothing where imports lead down', async () => {
    const violations = await violationsOf({
      'src/main.ts': ['src/server/http/app.ts'],
      'src/server/http/app.ts': ['src/api/operations.ts'],
      'src/api/operations.ts': ['src/headquarters/upload.ts', 'node_modules/graphql/index.js'],
      'src/headquarters/upload.ts': ['src/between/contract.ts', 'src/db/client.ts'],
      'src/between/contract.ts': ['src/model/operation.ts'],
      'src/db/client.ts': [],
      'src/model/operation.ts': [],
      'src/page/app/views.ts': ['src/client/request.ts'],
      'src/client/request.ts': [],
    })
    expect(violations).toEqual([])
  })

  it('are each tried here', () => {
    const tried = [...REFUSED.map(([rule]) => rule), 'no-circle-of-files', 'no-circle-of-folders']
    expect(tried.toSorted()).toEqual(rules.forbidden.map(({ name }) => name).toSorted())
  })
})

/** What the project's rules have against a tree of files, each of which imports a type of those that are listed. */
async function violationsOf(files: { readonly [path: string]: readonly string[] }): Promise<IViolation[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-imports-'))
  try {
    for (const [path, imported] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), [...imported.map((to) => importOf(path, to)), 'export {}'].join('\n'))
    }
    await writeFile(join(folder, 'tsconfig.json'), '{}')
    const { output } = await cruise(['src'], { ...rules.options, ruleSet: rules, validate: true, baseDir: folder })
    if (typeof output === 'string') throw new Error('dependency-cruiser gave a text, not its findings.')
    return output.summary.violations
  } finally {
    await rm(folder, { recursive: true })
  }
}

function importOf(from: string, to: string): string {
  const isPackage = to.startsWith('node_modules/')
  return `import type {} from '${isPackage ? to.split('/')[1] : `./${relative(dirname(from), to)}`}'`
}

const namesOf = (violations: readonly IViolation[]) => [...new Set(violations.map(({ rule }) => rule.name))]
