import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SITUATIONS } from '../../src/cli/simulate/situations/situations.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { buildSchema } from '../../src/server/schema.ts'

const schema = buildSchema([])
const files = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(PACKAGE_FOLDER, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const documents = files.flatMap((file) =>
  [...readFileSync(join(PACKAGE_FOLDER, file), 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
    ([, text = ''], index) => ({ name: `${file} ${index + 1}`, text }),
  ),
)
const asked = Object.entries(SITUATIONS).map(([name, { ask }]) => ({ name, text: ask }))

describe('the documents meant to be copied', () => {
  it.each([...documents, ...asked])('$name is valid', ({ text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([])
  })

  it('of the questions and answers set up existing situations', () => {
    const faq = readFileSync(join(PACKAGE_FOLDER, 'docs/faq.md'), 'utf8')
    const [, second = ''] = /--situation channel-offline`, ([^)]*)\)/.exec(faq) ?? []
    const named = [...faq.matchAll(/--situation ([\w-]+)/g)].map(([, name]) => name)
    const listed = [...second.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(8)
    expect(Object.keys(SITUATIONS)).toEqual(expect.arrayContaining([...named, ...listed]))
  })
})
