import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SECURITY_FILE, withTables } from '../../scripts/security-tables.ts'
import { readConfig } from '../../src/config/config.ts'

const text = readFileSync(SECURITY_FILE, 'utf8')

test('SECURITY.md has the tables of roles and limits as the code has them; `npm run security:tables` writes them', () => {
  expect(text).toMatch(/<!-- roles -->\n.*<!-- \/roles -->.*<!-- limits -->\n.*<!-- \/limits -->/s)
  expect(text).toBe(withTables(text))
})

test('every setting in SECURITY.md exists', () => {
  for (const name of new Set(text.match(/TILLSYNC_[A-Z_]+[A-Z]/g))) {
    let faults = ''
    try {
      readConfig({ [name]: '?' })
    } catch (error) {
      faults = String(error)
    }
    // The value may be refused; the name may not.
    expect(faults).not.toMatch(/is not a (setting|limit)/)
  }
})
