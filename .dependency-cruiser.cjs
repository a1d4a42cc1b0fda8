// The plan of the house (docs/architecture.md): what may import what. `npm run check` holds every file to it.

/** From top to bottom. Imports lead down; folders on one floor do not import each other. */
const FLOORS = [
  ['main.ts', 'cli', 'start'],
  ['server'],
  ['api'],
  ['customer', 'diagnose', 'live', 'simulate'],
  ['headquarters', 'channel'],
  ['between'],
  ['log', 'access', 'privacy', 'config'],
  ['db', 'model'],
]

const anyOf = (names) => `^src/(${names.join('|')})(/|$)`

const down = FLOORS.slice(1).map((floor, above) => ({
  name: `${floor.join('-')}-imports-down`,
  comment: `What is above ${floor.join(', ')} is not known there.`,
  severity: 'error',
  from: { path: anyOf(floor) },
  to: { path: anyOf(FLOORS.slice(0, above + 1).flat()) },
}))

const apart = ['customer', 'diagnose', 'live', 'simulate', 'headquarters', 'channel'].map((name) => ({
  name: `${name}-stands-alone`,
  comment: 'Folders of one floor do not import each other.',
  severity: 'error',
  from: { path: anyOf([name]) },
  to: { path: anyOf((FLOORS.find((floor) => floor.includes(name)) ?? []).filter((other) => other !== name)) },
}))

module.exports = {
  forbidden: [
    ...down,
    ...apart,
    {
      name: 'contract-only',
      comment: 'What needs both sides asks them through the contract (between/), never a wing.',
      severity: 'error',
      from: { path: anyOf(['customer', 'diagnose', 'live', 'simulate']) },
      to: { path: anyOf(['headquarters', 'channel']) },
    },
    {
      name: 'databases-stay-in-their-wing',
      comment: 'What needs both sides holds no database: statements live in the wing that owns the tables.',
      severity: 'error',
      from: { path: anyOf(['customer', 'diagnose', 'live', 'simulate']) },
      to: { path: '^src/db/(client|tables)' },
    },
    {
      name: 'api-of-headquarters',
      comment: 'A file of the API works with one wing: with headquarters, unless it lies in a folder at-channel.',
      severity: 'error',
      from: { path: '^src/api/', pathNot: '^src/api/([^/]+/at-channel|generated)/' },
      to: { path: '^src/channel/' },
    },
    {
      name: 'api-of-channels',
      comment: 'A file of the API works with one wing: in a folder at-channel with the channel.',
      severity: 'error',
      from: { path: '^src/api/[^/]+/at-channel/' },
      to: { path: '^src/headquarters/' },
    },
    {
      name: 'no-graphql-below-the-api',
      comment: 'Only the API and the wires know GraphQL.',
      severity: 'error',
      from: { path: anyOf(FLOORS.slice(3).flat()) },
      to: { path: '^node_modules/(graphql|@graphql-tools|@apollo|graphql-ws|graphql-sse)/' },
    },
    {
      name: 'page-imports-client-only',
      comment: 'The page is built from the typed client and its own documents.',
      severity: 'error',
      from: { path: '^src/page/' },
      to: { path: '^src/', pathNot: '^src/(page|client)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The typed client is a package entry.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/', pathNot: '^src/client/' },
    },
    {
      name: 'no-program-imports-the-page',
      severity: 'error',
      from: { pathNot: '^src/page/' },
      to: { path: '^src/page/' },
    },
    { name: 'no-circle-of-files', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-circle-of-folders', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a type lives below all who use it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
