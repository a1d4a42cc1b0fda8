// The import rules (docs/architecture.md). `npm run check` checks every file against them.

/** From top to bottom. A folder imports only what is below it. */
const LAYERS = [
  ['main.ts', 'cli', 'start'],
  ['server'],
  ['api'],
  ['diagnose', 'live', 'simulate'],
  ['headquarters', 'channel'],
  ['between'],
  ['log', 'access', 'privacy', 'config', 'metrics', 'traces'],
  ['db', 'model'],
]

const anyOf = (names) => `^src/(${names.join('|')})(/|$)`

const down = LAYERS.slice(1).map((layer, above) => ({
  name: `${layer.join('-')}-imports-down`,
  comment: `${layer.join(', ')} may not import what is above.`,
  severity: 'error',
  from: { path: anyOf(layer) },
  to: { path: anyOf(LAYERS.slice(0, above + 1).flat()) },
}))

const apart = ['diagnose', 'live', 'simulate', 'headquarters', 'channel'].map((name) => ({
  name: `${name}-stands-alone`,
  comment: 'Folders of one layer do not import each other.',
  severity: 'error',
  from: { path: anyOf([name]) },
  to: { path: anyOf((LAYERS.find((layer) => layer.includes(name)) ?? []).filter((other) => other !== name)) },
}))

module.exports = {
  forbidden: [
    ...down,
    ...apart,
    {
      name: 'contract-only',
      comment: 'Code that needs both sides calls them through the contract (between/).',
      severity: 'error',
      from: { path: anyOf(['diagnose', 'live', 'simulate']) },
      to: { path: anyOf(['headquarters', 'channel']) },
    },
    {
      name: 'databases-stay-on-their-side',
      comment: 'Code that needs both sides opens no database: statements are on the side that owns the tables.',
      severity: 'error',
      from: { path: anyOf(['diagnose', 'live', 'simulate']) },
      to: { path: '^src/db/(client|tables)' },
    },
    {
      name: 'api-of-headquarters',
      comment: 'A file of the API works with one side: with headquarters, unless it is in a folder at-channel.',
      severity: 'error',
      from: { path: '^src/api/', pathNot: '^src/api/([^/]+/at-channel|generated)/' },
      to: { path: '^src/channel/' },
    },
    {
      name: 'api-of-channels',
      comment: 'A file of the API works with one side: with the channel, in a folder at-channel.',
      severity: 'error',
      from: { path: '^src/api/[^/]+/at-channel/' },
      to: { path: '^src/headquarters/' },
    },
    {
      name: 'no-graphql-below-the-api',
      comment: 'Only the API and the transports use GraphQL.',
      severity: 'error',
      from: { path: anyOf(LAYERS.slice(3).flat()) },
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
    // Types count: a type is below everything that uses it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
}
