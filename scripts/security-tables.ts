import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROLES } from '../src/access/actor.ts'
import { RULES } from '../src/access/rules.ts'
import { FIELD_RULES, TYPE_RULES } from '../src/access/type-rules.ts'
import { DEFAULT_LIMITS, LIMIT_MEANINGS, type LimitName, limitSetting } from '../src/config/limits.ts'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

/** The path of the document. */
export const SECURITY_FILE = join(PACKAGE_FOLDER, 'SECURITY.md')

/** The text of SECURITY.md, with its tables of roles, types and limits generated from the code. */
export function withTables(text: string): string {
  return withPart(withPart(withPart(text, 'roles', roles()), 'types', types()), 'limits', limits())
}

function roles(): string {
  const heads = ROLES.map((role) => role.toLowerCase().replaceAll('_', ' '))
  const rows = Object.entries(RULES).map(([field, allowed]) => [
    `\`${field}\``,
    ...ROLES.map((role) => (allowed.includes(role) ? '●' : '')),
  ])
  return table(['Field', ...heads], rows)
}

/** One row for all types that the same roles may receive. */
function types(): string {
  const rows = new Map<string, string[]>()
  for (const [name, allowed] of [...Object.entries(TYPE_RULES), ...Object.entries(FIELD_RULES)]) {
    const cells = ROLES.map((role) => (allowed.includes(role) ? '●' : '')).join(' | ')
    rows.set(cells, [...(rows.get(cells) ?? []), `\`${name}\``])
  }
  const heads = ROLES.map((role) => role.toLowerCase().replaceAll('_', ' '))
  return table(
    ['Type or field', ...heads],
    [...rows].map(([cells, names]) => [names.join(', '), cells]),
  )
}

function limits(): string {
  const rows = (Object.keys(DEFAULT_LIMITS) as LimitName[]).map((name) => [
    `\`${limitSetting(name)}\``,
    DEFAULT_LIMITS[name].toLocaleString('en'),
    LIMIT_MEANINGS[name],
  ])
  return table(['Setting', 'Default', 'What it limits'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function withPart(text: string, name: string, part: string): string {
  return text.replace(
    new RegExp(`<!-- ${name} -->.*<!-- /${name} -->`, 's'),
    () => `<!-- ${name} -->\n${part}\n<!-- /${name} -->`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(SECURITY_FILE, withTables(readFileSync(SECURITY_FILE, 'utf8')))
