import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROLES } from '../src/access/actor.ts'
import { RULES } from '../src/access/rules.ts'
import { PACKAGE_FOLDER } from '../src/config.ts'
import { DEFAULT_LIMITS, LIMIT_MEANINGS, type LimitName, limitSetting } from '../src/server/limits.ts'

/** Where the document is. */
export const SECURITY_FILE = join(PACKAGE_FOLDER, 'SECURITY.md')

/** The text of SECURITY.md with its tables of roles and limits as the code has them. */
export function withTables(text: string): string {
  return withPart(withPart(text, 'roles', roles()), 'limits', limits())
}

function roles(): string {
  const heads = ROLES.map((role) => role.toLowerCase().replaceAll('_', ' '))
  const rows = Object.entries(RULES).map(([field, allowed]) => [
    `\`${field}\``,
    ...ROLES.map((role) => (allowed.includes(role) ? '●' : '')),
  ])
  return table(['Field', ...heads], rows)
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
