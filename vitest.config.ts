import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** Tests of the page in a real browser. */
const page = ['test/page/**/*.test.ts']

/** Tests that start the program or PostgreSQL in processes of their own, stop or kill them, or cut the lines to them. */
const processes = [
  'test/build/*.test.ts',
  'test/channel/log/sequence.test.ts',
  'test/cli/**/*.test.ts',
  'test/db/{listen,migrate,tls}.test.ts',
  'test/headquarters/incarnation/*.test.ts',
  'test/headquarters/operations/bulk/bulk-cli.test.ts',
  'test/headquarters/organization/setup-file.test.ts',
  'test/headquarters/synchronize/runs.test.ts',
  'test/live/replicas.test.ts',
  'test/pipeline/{headquarters-away,silent-worker}.test.ts',
  'test/server/{explorer/explorer,serve}.test.ts',
  'test/start/**/*.test.ts',
  'test/upgrade/*.test.ts',
]

/** Tests that take a file six seconds or more: each case of a rule, or over and over. */
const thorough = [
  'test/**/*.model.test.ts',
  'test/access/{audit,matrix,scope-customers,scope-live}.test.ts',
  'test/api/{customers,duplicates,exchange,issues,merges,schedules,statements}.test.ts',
  'test/between/contract.test.ts',
  'test/cases/cases.test.ts',
  'test/channel/capture/{idempotency,numbering}.test.ts',
  'test/channel/realtime/ledger.test.ts',
  'test/client/till/queue.test.ts',
  'test/db/{migrate-during-captures,server-connections}.test.ts',
  'test/diagnose/*.test.ts',
  'test/faults/checker.test.ts',
  'test/headquarters/erasure/{at-once,canary,during-download}.test.ts',
  'test/headquarters/customers/adopt-customer.test.ts',
  'test/headquarters/exchange/{cloned,download,nothing-to-do,scheduled-jobs,sessions,upload}.test.ts',
  'test/headquarters/features/{channels,plan}.test.ts',
  'test/headquarters/jobs/lease.test.ts',
  'test/headquarters/loyalty/issue-card.test.ts',
  'test/headquarters/merge/*.test.ts',
  'test/headquarters/operations/{conflict,conflict-parts,customer-history,dismiss,history}.test.ts',
  'test/headquarters/operations/{restore,save-operation,sort}.test.ts',
  'test/headquarters/operations/bulk/*.test.ts',
  'test/headquarters/own-customers/{external-ids,put-customers}.test.ts',
  'test/headquarters/reconcile/*.test.ts',
  'test/headquarters/retention/clean-up.test.ts',
  'test/headquarters/stores/joining.test.ts',
  'test/headquarters/synchronize/{conflict,refusals,single,waiting}.test.ts',
  'test/headquarters/webhooks/delivery.test.ts',
  'test/live/{broadcast,customers-changed,live,slow-outlet,subscriber,views}.test.ts',
  'test/pipeline/{attributes,conflict,correction,dismissed-edit,export,faq,import}.test.ts',
  'test/pipeline/{loyalty,not-now}.test.ts',
  'test/pipeline/{open-statements,order,statistics,welcome,whole-customer}.test.ts',
  'test/privacy/masking.test.ts',
  'test/server/{built/damaged,http/paths,rest/rest,sign-in/sign-in,sse/sse,ws/socket}.test.ts',
  'test/simulate/*.test.ts',
  'test/traces/traces.test.ts',
]

const builtPage = ['test/support/built-page.ts']
/**
 * Tests of a rule in everything there is (each argument of the API, each cause of a diagnosis, a thousand resumes,
 * 20,000 open), and of accidents that take their time: killed processes, moved clocks, recovered databases.
 */
const longOnes = 'test/**/*.long.test.ts'

// The copy that Node resolves; by its `module` entry the tests would get a second one beside Apollo Server's.
const resolve = { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] }

const project = (name: string, include: string[], exclude: string[] = [], globalSetup: string[] = []) => ({
  resolve,
  test: {
    name,
    include,
    exclude,
    globalSetup,
    setupFiles: ['test/support/each-file.ts'],
    // A machine ten times slower than the one they were written on still keeps to them.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    // Workers make much that is dropped soon: with more room for it, they clear it up less often.
    execArgv: ['--max-semi-space-size=64'],
    // The files of a worker share its modules; databases and servers are each file's own.
    isolate: false,
    // Tests of one file at once, where they say so: each has its own program or line, and two cores carry three.
    maxConcurrency: 3,
  },
})

/** All tests but the page's: in one project, since each project has workers of its own, which load everything anew. */
const server = project('server', ['test/**/*.test.ts'], [longOnes, ...page], builtPage)
/** What needs no browser, no processes and little time. */
const quick = project('quick', ['test/**/*.test.ts'], [longOnes, ...page, ...processes, ...thorough])
// Browsers compute: by themselves, after all others, and a few at once, since each also waits for its server.
const inBrowser = mergeConfig(project('page', page, [longOnes], builtPage), {
  test: { maxWorkers: 3, sequence: { groupOrder: 1 } },
})
/** Tagged as a whole; of its own so that npm test need not load them. */
const long = mergeConfig(project('long', [longOnes], [], builtPage), {
  test: { testTimeout: 600_000, hookTimeout: 600_000 },
})

/** With `--mode quick`, the quick tests alone. */
export default defineConfig(({ mode }) => ({
  test: {
    projects: mode === 'quick' ? [quick] : [server, inBrowser, long],
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    tags: [{ name: 'long', description: 'Runs with npm run test:long, before a release, and not with npm test.' }],
    // Projects share what one of them has transformed.
    experimental: { fsModuleCache: true },
    // More than the two cores that CI has: many files wait for a process, a timer or a lease.
    maxWorkers: 4,
  },
}))
