import { EXPORT_COLUMNS } from '../../headquarters/operations/export/export-csv.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { foldedSystem } from '../../model/external-id.ts'
import type { Preset } from './presets.ts'
import { plainHeader, SYNONYMS, targetOfHeader } from './synonyms.ts'

/** The target of a CSV column. */
export type Target =
  | { kind: 'customer'; field: string }
  /** The name of an organization, or of the organization at which a person has an address. */
  | { kind: 'company' }
  | { kind: 'address'; nth: number; field: string }
  | { kind: 'contact'; type: 'PHONE' | 'EMAIL' | 'URL' }
  /** One field of a further contact, in a file that `export` wrote. */
  | { kind: 'contactField'; nth: number; field: ContactField }
  | { kind: 'affiliations' }
  | { kind: 'attribute'; name: string }
  /** The customer's id in another system. */
  | { kind: 'externalId'; system: string }
  /** Not stored: it tells lines apart that are otherwise equal. */
  | { kind: 'key' }

const CONTACT_FIELDS = ['type', 'value', 'extension', 'isPrimary', 'marketingOptIn'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

/**
 * Columns that `import` writes into its file of refused lines; they are ignored when that file is imported.
 * `refused_text` is a line that could not be read as cells.
 */
export const REFUSED_TEXT = 'refused_text'
export const REFUSAL_COLUMNS = ['refused_line', 'refused_codes', 'refused_reasons', REFUSED_TEXT]

/** Columns that `import` and `export` write; they are not fields of the customer. */
const OWN_COLUMNS: readonly string[] = [...REFUSAL_COLUMNS, ...EXPORT_COLUMNS]

export const isOwnColumn = (header: string): boolean => OWN_COLUMNS.includes(header.trim())

export type ColumnMap = {
  targets: (Target | null)[]
  used: string[]
  unused: string[]
  /** The program whose export the file is; null for another file. */
  preset: Preset | null
}

/** Whether the import knows a header, or writes it. */
export const isKnownHeader = (header: string): boolean =>
  isOwnColumn(header) ||
  numbered(header) !== null ||
  attributeTarget(header) !== null ||
  targetOfHeader(header) !== undefined

/** Whether one of these headers is known as one of names, without which a line is not the header of customers. */
export const haveNames = (header: readonly string[]): boolean =>
  header.some((each) => NAME_TARGETS.includes(targetOfHeader(each) ?? ''))

const NAME_TARGETS: readonly string[] = ['company', 'name', 'firstName', 'lastName']

/**
 * Finds the target of each column: by `--map header=target`, by the preset, by the synonyms, then by `attribute:<name>`
 * headers. Throws what to do when a `--map` uses a column or target that does not exist, when two columns have the same
 * target, of which one would be lost, or when no column contains the customers' names.
 */
export function mapColumns(
  header: readonly string[],
  overrides: { [header: string]: string },
  preset: Preset | null = null,
): ColumnMap {
  const map = new Map(Object.entries(overrides).map(([name, target]) => [plainHeader(name) || name, target]))
  for (const name of Object.keys(overrides))
    if (!header.some((each) => each === name || plainHeader(each) === plainHeader(name)))
      throw new Error(`--map uses a column "${name}" that the file does not have. Its columns: ${header.join(', ')}.`)
  const lastNames = namesAreLastNames(header)
  const targets = header.map((name): Target | null => {
    if (isOwnColumn(name)) return null
    const override = map.get(plainHeader(name) || name)
    if (override !== undefined) return namedTarget(override)
    const target = preset ? presetTarget(name, preset) : targetOf(name)
    return lastNames && target?.kind === 'customer' && target.field === 'name'
      ? { kind: 'customer', field: 'lastName' }
      : target
  })
  refuseTwice(header, targets)
  const shown = (kept: boolean) =>
    header.filter((name, i) => (targets[i] !== null) === kept && !isOwnColumn(name) && name.trim() !== '')
  if (!targets.some((target) => target !== null && isName(target))) throw noNames(header)
  return { targets, used: shown(true), unused: shown(false), preset }
}

const isName = (target: Target) => NAME_TARGETS.includes(target.kind === 'customer' ? target.field : target.kind)

function noNames(header: readonly string[]): Error {
  const looksLikeData = header.some((cell) => /@|^\+?\d[\d\s().-]{4,}$/.test(cell.trim()))
  const [only = ''] = header
  if (header.length === 1 && !looksLikeData && OTHER_DELIMITER.test(only))
    return new Error(
      'Only one column was found. If something else than commas, semicolons, tabs or vertical bars separates the ' +
        `cells, say it, for example --delimiter "${OTHER_DELIMITER.exec(only)?.[1]}".`,
    )
  if (header.length === 1 && !looksLikeData && /\S\s{2,}\S/.test(only))
    return new Error(
      'Only one column was found: the cells seem to be separated by blanks. Open the file in a spreadsheet, and store ' +
        'it as CSV.',
    )
  return looksLikeData
    ? new Error(
        `The first line contains no names of columns, but a customer. Give them with --columns, for example ` +
          `--columns "firstName,lastName,email" (- for a column to leave out).`,
      )
    : new Error(
        `No column contains names. Choose one with --map, for example --map "${shortened(header)}=name". ` +
          'If the file has no line with the names of the columns, give them with --columns.',
      )
}

/** What may separate the names of columns, when nothing that is found out does. */
const OTHER_DELIMITER = /\w([\^~:!¦§¬#])\s*\w/

/** The first column's name, as far as a terminal should show it. */
const shortened = (header: readonly string[]) => {
  const [first = ''] = header.filter((name) => name.trim() !== '')
  return first.replace(/\p{Cc}/gu, '').slice(0, 40) || 'column'
}

/** Beside a Vorname, voornaam or prénom, a Name, naam or nom is the last name. */
function namesAreLastNames(header: readonly string[]): boolean {
  const plain = header.map(plainHeader)
  const first = ['voornaam', 'roepnaam', 'voorletters', 'vorname', 'rufname', 'prenom', 'prenoms']
  return plain.some((each) => first.includes(each)) && !header.some((each) => targetOfHeader(each) === 'lastName')
}

/** A file with two columns of one field is refused: one of them would be lost. */
function refuseTwice(header: readonly string[], targets: readonly (Target | null)[]): void {
  const columns = new Map<string, string>()
  for (const [i, target] of targets.entries()) {
    if (target === null || target.kind === 'contact' || target.kind === 'affiliations') continue
    const name = header[i] ?? ''
    const other = columns.get(JSON.stringify(target))
    if (other !== undefined)
      throw new Error(
        `The columns "${other}" and "${name}" are both ${describeTarget(target)}. Leave one of them out, for example ` +
          (other === name ? 'by another name for it.' : `with --map "${name}=-".`),
      )
    columns.set(JSON.stringify(target), name)
  }
}

function describeTarget(target: Target): string {
  switch (target.kind) {
    case 'customer':
      return target.field
    case 'address':
      return `address${target.nth === 0 ? '' : target.nth + 1}.${target.field}`
    case 'contactField':
      return `contact${target.nth + 1}.${target.field}`
    case 'attribute':
      return `attribute:${target.name}`
    case 'externalId':
      return `external:${target.system}`
    default:
      return target.kind
  }
}

function presetTarget(header: string, preset: Preset): Target | null {
  const target = preset.columns[plainHeader(header)]
  return target === undefined ? attributeTarget(header) : namedTarget(target)
}

function targetOf(header: string): Target | null {
  const target = targetOfHeader(header)
  return attributeTarget(header) ?? numbered(header) ?? (target === undefined ? null : namedTarget(target))
}

/** `attribute:<name>` and `external:<system>`; an export names an external id as the attribute that carries it. */
function attributeTarget(header: string): Target | null {
  const system = /^\s*(?:attribute:)?external:(.+)$/i.exec(header)?.[1]?.trim()
  if (system) return { kind: 'externalId', system: foldedSystem(system) }
  const name = /^\s*attribute:(.+)$/i.exec(header)?.[1]?.trim()
  return name ? { kind: 'attribute', name } : null
}

/** `address2.city` and `contact1.value`. */
function numbered(header: string): Target | null {
  const [, part, number, name = ''] = /^(address|contact)([1-9]\d?)\.(\w+)$/.exec(header.trim()) ?? []
  const nth = Number(number) - 1
  if (part === 'address') {
    const field = ADDRESS_FIELDS.find((each) => each.field === name)?.field
    return field === undefined ? null : { kind: 'address', nth, field }
  }
  const field = CONTACT_FIELDS.find((each) => each === name)
  return part === 'contact' && field ? { kind: 'contactField', nth, field } : null
}

const CUSTOMER_TARGETS: readonly string[] = CUSTOMER_FIELDS.map(({ field }) => field)

function namedTarget(target: string): Target | null {
  if (target === '-') return null
  const special = attributeTarget(target) ?? numbered(target)
  if (special) return special
  if (target === 'affiliations' || target === 'company' || target === 'key') return { kind: target }
  const [group, field] = target.split('.')
  if (group === 'address' && ADDRESS_FIELDS.some((each) => each.field === field) && field)
    return { kind: 'address', nth: 0, field }
  if (group === 'contact' && (field === 'EMAIL' || field === 'URL' || field === 'PHONE'))
    return { kind: 'contact', type: field }
  if (CUSTOMER_TARGETS.includes(target)) return { kind: 'customer', field: target }
  throw new Error(
    `"${target}" is not a field. Use one of ${Object.keys(SYNONYMS).join(', ')}, attribute:<name>, ` +
      'external:<system>, or - to ' +
      'leave the column out.',
  )
}
