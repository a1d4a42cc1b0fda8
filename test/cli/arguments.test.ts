import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseWhere } from '../../src/cli/shared/where.ts'
import { runHere } from '../support/command-line.ts'

// What is wrong with a command by itself is said before a server is asked: nothing listens at this address.
const NOWHERE = ['--url', 'http://127.0.0.1:1', '--token', 'none']

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-arguments-'))
  file = join(folder, 'customers.csv')
  await writeFile(file, 'name\nAda\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('an argument', () => {
  test.each([
    [['import', 'a.csv', 'b.csv', '--channel', 'houston'], /^"b.csv" is one argument too many: import takes 1/],
    [['run-job', '1010', '1070'], /^"1070" is one argument too many/],
    [['export', 'failed.csv'], /^"failed.csv" is one argument too many: export takes options alone/],
    [['schedule', 'list', 'houston', 'more', 'yet'], /^"yet" is one argument too many: schedule takes 3/],
    [['schedule', 'list', 'houston', 'more'], /^"more" is one argument too many: only copy takes/],
    [['operations', '--channel', 'houston', 'online'], /^"online" is one argument too many/],
    [['import', 'a.csv', '--channel', 'houston', '--channel', 'online'], /^--channel is given twice/],
    [['import', 'a.csv', '--chanel', 'houston'], /^import has no option --chanel. Did you mean channel\?/],
    [['import', '--file', 'a.csv', '--channel', 'houston'], /^import has no option --file/],
    [['export', '--out'], /^--out needs a value/],
    [['export', '--out', '--bom'], /^--out needs a value/],
    [['imprt', 'a.csv'], /^Unknown command "imprt". Did you mean import\?/],
    [
      ['export', '--code', 'UNKNOWN_CONTRY'],
      /^There is no error code "UNKNOWN_CONTRY". Did you mean UNKNOWN_COUNTRY\?/,
    ],
    [['operations', '--sort', 'status'], /^There is no order "status". Did you mean STATUS_ASC or STATUS_DESC\?/],
    [['operations', '--sort', 'size'], /^There is no order "size". Choose one of CAPTURED_AT_ASC, /],
    [['operations', '--first', '0'], /^--first must be a number from 1 to 100/],
    [['operations', '--where', 'status=FAILEDD'], /^There is no status "FAILEDD". Did you mean FAILED\?/],
    [['synchronize', '--where', 'kind=create_customer,x'], /^There is no kind "x". Choose one of /],
    [['synchronize', '--where', 'capturedAfter=yesterday'], /^capturedAfter must be a date or a time/],
    [['synchronize', '--where', 'customer.mail=a'], /^There is no field of customers "mail"/],
    [['run-job'], /^run-job needs JOB: P-0001, 1010, 1070 or 1110\. See: tillsync run-job --help/],
    [['put', 'a.csv'], /^put needs --from: the file that/],
    [['import', 'a.csv'], /^import needs --channel: the channel that captures them/],
    [['schedule', 'copy', 'a'], /^Write both ids: tillsync schedule copy/],
    [['recover'], /^Write why headquarters was restored/],
    [['recover', '--reason', ' '], /^Write why headquarters was restored/],
    [['import', '-', '--channel', 'houston'], /^Standard input cannot be read twice/],
    [['import', '/dev/null', '--channel', 'houston'], /^\/dev\/null cannot be read twice/],
  ])('that is wrong is said in a sentence: %j', async (args, sentence) => {
    const { code, out, err } = await runHere(...args, ...NOWHERE)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect({ code, out }).toEqual({ code: 1, out: '' })
  })

  test('may be in lower case, with hyphens, and a day for a time', () => {
    expect(parseWhere('status=failed errorCode=unknown-country capturedAfter=2026-11-29')).toEqual({
      ...{ status: ['FAILED'], errorCode: ['UNKNOWN_COUNTRY'], capturedAfter: '2026-11-29T00:00:00.000Z' },
    })
  })
})

describe('a file', () => {
  test('of refused lines is never the list itself, under whatever name', async () => {
    for (const refused of [file, join(folder, '.', 'x', '..', 'customers.csv')]) {
      const { code, err } = await runHere('import', file, '--channel', 'houston', '--refused', refused, ...NOWHERE)
      expect({ code, err }).toEqual({
        code: 1,
        err: `${refused} is the file that is read: it would be overwritten. Choose another name.\n`,
      })
    }
    expect(await readFile(file, 'utf8')).toBe('name\nAda\n')
  })

  test('of settings that has none is said to', async () => {
    const { code, err } = await runHere('config', 'import', file, ...NOWHERE)
    expect({ code, err }).toEqual({
      code: 1,
      err: `${file}:1: The file has no settings: "tillsync config export" writes them.\n`,
    })
  })
})

test('config diff exits with 2 whenever it could not compare, since 1 says that there are differences', async () => {
  expect(await runHere('config', 'diff')).toMatchObject({ code: 2, err: expect.stringContaining('Write the name') })
  expect(await runHere('config', 'diff', file, '--frm')).toMatchObject({ code: 2 })
  expect(await runHere('config', 'diff', file, ...NOWHERE)).toMatchObject({ code: 2 })
})

test('revoke takes no part of a token for an id, which would revoke nothing', async () => {
  const part = 'eyJhbGciOiJFUzI1NiJ9.eyJyb2xlcyI6WyJP'
  for (const text of [part, `${part}.xyz`, 'eyJhbGciOiJ'])
    expect(await runHere('revoke', text, '--data', folder)).toEqual({
      ...{ code: 1, out: '' },
      err: 'This is not a whole token: a part of it is missing or has changed. Give it again, or its id (jti).\n',
    })
  expect(await runHere('revoke', '0b5c.1', '--data', folder)).toMatchObject({ code: 0, out: 'Revoked: 0b5c.1\n' })
})
