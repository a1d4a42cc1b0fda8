import { readFile } from 'node:fs/promises'
import { type Document, isNode, LineCounter, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { readOrganizationInput } from '../../headquarters/organization/organization-input.ts'
import { alertRuleSetting, featureSetting, SETTINGS_VERSION, type Settings, scheduleSetting } from './settings.ts'

/** A fault of a value, by its path in the file. */
export type Fault = { path: readonly string[]; message: string }

/** The settings of a file, and where each of its values is. */
export type SettingsFile = { readonly settings: Settings; where(path: readonly string[]): string }

const file = z.strictObject({
  version: z.literal(SETTINGS_VERSION, `must be ${SETTINGS_VERSION}`),
  organization: z.unknown().optional(),
  features: z.record(z.string(), featureSetting, 'must name features').nullish(),
  schedules: z.array(scheduleSetting, 'must be a list').nullish(),
  alerts: z.array(alertRuleSetting, 'must be a list').nullish(),
})

/** Reads a YAML file (JSON is YAML, too). Throws all that is wrong with it, each with line and key. */
export async function readSettingsFile(name: string): Promise<SettingsFile> {
  const text = await readFile(name, 'utf8').catch(() => {
    throw new Error(`${name} cannot be read. "tillsync config export --out ${name}" writes one.`)
  })
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new Error(`${name}: ${broken.message}`)
  const where = (path: readonly string[]) =>
    [`${name}:${lineOf(document, lines, path)}`, ...(path.length > 0 ? [path.join('.')] : [])].join(': ')
  const read = readSettings(document.toJS())
  if ('faults' in read) throw new Error(read.faults.map(({ path, message }) => `${where(path)}: ${message}`).join('\n'))
  return { settings: read.settings, where }
}

function readSettings(content: unknown): { settings: Settings } | { faults: Fault[] } {
  const parsed = file.safeParse(content)
  const given = parsed.success ? parsed.data.organization : memberOf(content, 'organization')
  const organization = given == null ? { organization: null, faults: [] } : readOrganizationInput(given)
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(faultsOf)),
    ...organization.faults.map(({ field, message }) => ({ path: ['organization', ...field], message })),
  ]
  if (!parsed.success || faults.length > 0) return { faults }
  const { features = null, schedules = null, alerts = null } = parsed.data
  return { settings: { organization: organization.organization, features, schedules, alerts } }
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: `${key} is not a known property.` }))
  const subject = path.at(-1)
  if (subject === undefined)
    return [{ path, message: 'The file has no settings: "tillsync config export" writes them.' }]
  const message = issue.message.startsWith('must') ? issue.message : 'is missing or not valid'
  return [{ path, message: `${subject} ${message}.` }]
}

/** The line of the value, or of the nearest that surrounds it, from 1. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth).map(keyOf), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

const keyOf = (key: string) => (/^\d+$/.test(key) ? Number(key) : key)

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** The settings as YAML. */
export function settingsText(settings: object): string {
  return `# Settings of tillsync (docs/settings.md). Comments are yours.\n${stringify(settings, { lineWidth: 0 })}`
}
