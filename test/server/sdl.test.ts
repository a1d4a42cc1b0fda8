import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'

test('no type is declared in two files: they would be merged silently', () => {
  const folder = join(PACKAGE_FOLDER, 'schema')
  const declared = readdirSync(folder).flatMap((file) =>
    parse(readFileSync(join(folder, file), 'utf8')).definitions.flatMap((definition) =>
      definition.kind.endsWith('TypeDefinition') && 'name' in definition && definition.name
        ? [definition.name.value]
        : [],
    ),
  )
  expect(declared.filter((name, place) => declared.indexOf(name) !== place)).toEqual([])
})
