import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

// Writes down which columns each named statement returns, from the types beside the statements. Tests compare them with
// PostgreSQL's answers (test/support/checked-rows.ts), so a renamed column or a wrong type fails there. `npm run rows`
// writes the file; `npm run rows -- --check` fails when it is stale.

/** The declared type of a column. `json`: any JSON value. */
export type DeclaredColumn = {
  kinds: ('string' | 'number' | 'boolean' | 'json' | 'array')[]
  nullable?: true
  optional?: true
  /** The only values of a text. */
  texts?: string[]
}
export type DeclaredRow = { file: string; columns: { [name: string]: DeclaredColumn } }

export const ROWS_FILE = join(PACKAGE_FOLDER, 'test/support/generated/rows.json')

const config = ts.readConfigFile(join(PACKAGE_FOLDER, 'tsconfig.json'), ts.sys.readFile)
const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, PACKAGE_FOLDER)
const program = ts.createProgram(
  fileNames.filter((file) => file.startsWith(join(PACKAGE_FOLDER, 'src'))),
  options,
)
const checker = program.getTypeChecker()
const rows = new Map<string, DeclaredRow>()
const problems: string[] = []

const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(PACKAGE_FOLDER, 'src')))
/** The calls of each of our functions. */
const calls = new Map<ts.Node, ts.CallExpression[]>()
for (const file of sources) ts.forEachChild(file, noteCall)
for (const file of sources) ts.forEachChild(file, visit)

function noteCall(node: ts.Node): void {
  ts.forEachChild(node, noteCall)
  if (!ts.isCallExpression(node)) return
  const called = checker.getResolvedSignature(node)?.declaration
  if (called) calls.set(called, [...(calls.get(called) ?? []), node])
}

function visit(node: ts.Node): void {
  ts.forEachChild(node, visit)
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'execute') return
  const [, query] = node.arguments
  if (!query) return
  const row = rowOf(node) ?? {}
  const at = place(node)
  const names = namesIn(query)
  if (names.length === 0 && Object.keys(row).length === 0) return
  if (names.length === 0) return void problems.push(`${at}: the statement has no constant name.`)
  for (const name of names)
    declare(name, { file: relative(PACKAGE_FOLDER, node.getSourceFile().fileName), columns: row }, at)
}

function declare(name: string, row: DeclaredRow, at: string): void {
  const known = rows.get(name)
  if (known && JSON.stringify(known.columns) !== JSON.stringify(row.columns))
    problems.push(`${at}: another statement with other columns has the name ${name} (${known.file}).`)
  rows.set(name, row)
}

/** The columns of the row type of an `execute` call; undefined when the call does not use its rows. */
function rowOf(call: ts.CallExpression): DeclaredRow['columns'] | undefined {
  const signature = checker.getResolvedSignature(call)
  const promise = signature && checker.getReturnTypeOfSignature(signature)
  const list = promise && checker.getAwaitedType(promise)
  const row = list && checker.getIndexTypeOfType(list, ts.IndexKind.Number)
  const properties = row ? checker.getPropertiesOfType(row) : []
  if (properties.length === 0) return undefined
  return Object.fromEntries(
    properties
      .map((property) => [property.name, columnOf(property, call)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function columnOf(property: ts.Symbol, at: ts.Node): DeclaredColumn {
  const type = checker.getTypeOfSymbolAtLocation(property, at)
  const parts = type.isUnion() ? type.types : [type]
  const present = parts.filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
  const kinds = [...new Set(present.map(kindOf))].sort()
  const texts = present.every((part) => part.isStringLiteral())
    ? present.map((part) => (part as ts.StringLiteralType).value)
    : []
  return {
    kinds,
    ...(parts.some((part) => part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Unknown)) && { nullable: true as const }),
    ...((property.flags & ts.SymbolFlags.Optional || parts.some((part) => part.flags & ts.TypeFlags.Undefined)) && {
      optional: true as const,
    }),
    ...(texts.length > 0 && { texts: texts.sort() }),
  }
}

function kindOf(type: ts.Type): DeclaredColumn['kinds'][number] {
  if (type.flags & ts.TypeFlags.StringLike) return 'string'
  if (type.flags & ts.TypeFlags.NumberLike) return 'number'
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean'
  if (checker.isArrayType(type)) return 'array'
  return 'json'
}

/** The names at the start of the templates that a statement can be. */
function namesIn(node: ts.Node, depth = 0): string[] {
  const own = namesWritten(node)
  if (own.length > 0 || depth > 3) return own
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap((each) => namesIn(each, depth + 1))
  if (ts.isCallExpression(node) || ts.isElementAccessExpression(node)) return namesIn(node.expression, depth + 1)
  if (!ts.isIdentifier(node)) return []
  return declarationsOf(node).flatMap((declaration) =>
    ts.isParameter(declaration)
      ? givenTo(declaration).flatMap((given) => namesIn(given, depth + 1))
      : namesWritten(declaration),
  )
}

function namesWritten(node: ts.Node): string[] {
  const name = /^\s*\/\* ([\w.-]+) \*\//.exec(headOf(node))?.[1]
  const inner: string[] = []
  ts.forEachChild(node, (child) => void inner.push(...namesWritten(child)))
  return name ? [name, ...inner] : inner
}

function headOf(node: ts.Node): string {
  if (ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  return ts.isTemplateExpression(node) ? node.head.text : ''
}

/** The declarations of an identifier within our sources, other than `sql` itself. */
function declarationsOf(identifier: ts.Identifier): ts.Declaration[] {
  const named = checker.getSymbolAtLocation(identifier)
  const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named
  return (symbol?.declarations ?? []).filter(
    (declaration) =>
      (ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration) || ts.isParameter(declaration)) &&
      !declaration.getSourceFile().fileName.includes('node_modules'),
  )
}

/** The arguments that the callers of a function pass for a parameter. */
function givenTo(parameter: ts.ParameterDeclaration): ts.Expression[] {
  const place = parameter.parent.parameters.indexOf(parameter)
  return (calls.get(parameter.parent) ?? []).flatMap((call) => call.arguments[place] ?? [])
}

function place(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${relative(PACKAGE_FOLDER, file.fileName)}:${line + 1}`
}

const lines = [...rows]
  .filter(([, { columns }]) => Object.keys(columns).length > 0)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`)
const text = `{\n${lines.join(',\n')}\n}\n`
if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
} else if (!process.argv.includes('--check')) writeFileSync(ROWS_FILE, text)
else if (readFileSync(ROWS_FILE, 'utf8') !== text) {
  console.error('The declared columns of statements have changed: run `npm run rows`.')
  process.exitCode = 1
}
