import { sql } from 'drizzle-orm'
import { parse, execute as runDocument, validate } from 'graphql'
import { expect } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { makeLoaders } from '../../src/api/loaders/index.ts'
import { sliceResolvers } from '../../src/api/resolvers.ts'
import { retentionResolvers } from '../../src/api/retention.ts'
import type { Sides } from '../../src/between/sides.ts'
import { sequence } from '../../src/channel/log/sequence.ts'
import { type Database, openDatabase } from '../../src/db/client.ts'
import { directHeadquartersFacts } from '../../src/headquarters/direct-headquarters-facts.ts'
import { runCdxJob } from '../../src/headquarters/exchange/jobs/run-cdx-job.ts'
import { synchronizeWhereNeeded } from '../../src/headquarters/exchange/jobs/synchronize-customers.ts'
import { currentRuns } from '../../src/headquarters/log/current-runs.ts'
import { currentSessions } from '../../src/headquarters/log/current-sessions.ts'
import { statistics } from '../../src/headquarters/log/statistics.ts'
import { claimChunk } from '../../src/headquarters/synchronize/queue/claim.ts'
import { releaseExpired } from '../../src/headquarters/synchronize/queue/release.ts'
import { DEFAULT_RETENTION } from '../../src/model/retention.ts'
import { buildSchema } from '../../src/server/schema.ts'
import { afterFile } from '../support/after-file.ts'
import { EXPLAINED, type Quiet } from '../support/burst.ts'
import { QUESTIONS, SCOPES } from './questions.ts'

/** What one execution of a statement touched, while it had to do with so many open rows. */
export type Measured = { name: string; during: string; open: number; buffers: number }

/** Runs everything that has to do with open rows, and notes what each statement touches. */
export class Survey {
  /** Every statement that has been measured. */
  readonly names = new Set<string>()
  private measured: Measured[] = []
  private readonly schema = buildSchema([...sliceResolvers, retentionResolvers(DEFAULT_RETENTION)])
  private readonly sides: Sides
  /** The rows themselves, by connections that are not measured, and whose statements may take long. */
  readonly hq: Database
  readonly houston: Database

  constructor(private readonly quiet: Quiet) {
    const { headquarters } = quiet.sides
    if (!headquarters) throw new Error('The sides have headquarters.')
    this.sides = { ...quiet.sides, facts: directHeadquartersFacts(headquarters) }
    const patient = ({ url }: { url: string }) => openDatabase(url, { statementTimeout: 600_000, max: 2 })
    this.hq = patient(quiet.installation.databases.hq)
    this.houston = patient(quiet.installation.databases.houston)
    afterFile(() => Promise.all([this.hq.close(), this.houston.close()]))
  }

  /**
   * Nothing is cleared away and no statistics are taken by themselves any more, as on a machine that is too busy for
   * autovacuum.
   */
  async withoutAutovacuum(): Promise<void> {
    for (const db of [this.hq, this.houston])
      await db.execute(sql`
        do $$
        declare
          one regclass;
        begin
          for one in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
            execute format('alter table %s set (autovacuum_enabled = false)', one);
          end loop;
        end
        $$`)
  }

  /**
   * What is left of a burst is cleared away, and the tables stay as long as they were: from then on the planner takes
   * them to be empty, however much comes, and each index for as good as any other, until statistics are taken.
   */
  async vacuumEmpty(): Promise<void> {
    for (const db of [this.hq, this.houston]) await db.execute(sql`vacuum (truncate off)`)
  }

  /** What has been measured since the last call. */
  taken(): Measured[] {
    const taken = this.measured
    this.measured = []
    return taken
  }

  /**
   * The life of `open` operations of as many customers, captured under this prefix, from the channel and back; each
   * question is asked in each state.
   */
  async travel(open: number, prefix: string): Promise<void> {
    await this.arrive(open, prefix)
    await this.measure(open, () => synchronizeWhereNeeded(this.sides, EXPLAINED))
    await this.return(open, prefix)
  }

  /** The same, but they are claimed by a process that dies, fail, and are synchronized by a bulk run. */
  async failFirst(open: number, prefix: string): Promise<void> {
    await this.arrive(open, prefix)
    const run = { runId: '00000000-0000-4000-8000-000000000000', watermark: '9000000000' }
    await this.measure(open, () => claimChunk(this.quiet.hq.db, { dataAreaId: 'USRT', size: 5_000, run }))
    await this.ask(open, prefix)
    await this.hq.execute(sql`update synchronize_chunk set lease_until = now() - interval '1 minute'`)
    await this.ask(open, prefix)
    await this.measure(open, () => releaseExpired(this.quiet.hq.db, 'USRT', 'explained'))
    await this.fail(prefix)
    await this.ask(open, prefix)
    const failed = 'filter: { status: [FAILED] }'
    const one = `operationId: "${await this.openOperation(prefix)}", dryRun: true`
    await this.measure(open, () => this.request(`mutation { synchronizeOperation(input: { ${one} }) { __typename } }`))
    await this.measure(open, () =>
      this.request(`mutation { dismissOperation(input: { ${one}, expectedRevision: 0, reason: "x" }) { __typename } }`),
    )
    await this.measure(open, () =>
      this.request(`mutation { synchronizeOperations(input: { ${failed}, dryRun: true }) { __typename } }`),
    )
    await this.measure(open, async () => {
      await this.request(`mutation { synchronizeOperations(input: { ${failed} }) { __typename } }`)
      await this.bulkRunEnds()
    })
    await this.measure(open, () => this.request('{ bulkRuns { nodes { items(first: 20) { nodes { result } } } } }'))
    await this.return(open, prefix)
  }

  /** They arrive and fail, and stay so: each blocks an edit behind it, and none of them anyone else. */
  async block(open: number, prefix: string): Promise<void> {
    await this.arrive(open, prefix)
    await this.fail(prefix)
    await this.hq.execute(sql`
      insert into operation (
        operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, route, kind,
        captured_at, captured_by, base_version, hash, status, received_order
      )
      overriding user value
      select gen_random_uuid(), data_area_id, channel_id, channel_database_id, customer_key, operation_number + 1, route,
        'UPDATE_CUSTOMER', captured_at, captured_by, base_version, 'later', 'UPLOADED', 0
      from operation
      where status = 'FAILED'`)
    // The first look takes what has changed into the queue, and the first 1010 says at the channel what has failed.
    await this.measure(open, () => synchronizeWhereNeeded(this.sides, EXPLAINED))
    await this.job('1010')
    await this.ask(open, prefix)
  }

  /** Differences that nobody has decided on, of customers that a comparison meets. */
  async report(differences: number): Promise<void> {
    const reconcile = 'mutation { reconcile(input: { changesOnly: true }) { userErrors { message } } }'
    await this.request(reconcile)
    await this.hq.execute(sql`
      insert into difference (kind, status, customer_key, data_area_id, message, run_id, last_run_id)
      select 'TWO_ACCOUNTS', 'REPORTED', customer_key, data_area_id, 'Reported.', customer_key, customer_key
      from (select * from customer order by customer_key limit ${differences}) c`)
    await this.measure(differences, () => this.request('{ differences(first: 20) { nodes { id } } }'))
    await this.measure(differences, () =>
      this.request('{ diagnose(input: { installation: true }) { checks { code } } }'),
    )
    await this.measure(differences, () => this.request(reconcile))
  }

  private async arrive(open: number, prefix: string): Promise<void> {
    await this.quiet.capture(open, prefix)
    await this.ask(open, prefix)
    await this.measure(open, () => this.job('P-0001'))
    await this.ask(open, prefix)
  }

  private async return(open: number, prefix: string): Promise<void> {
    await this.ask(open, prefix)
    await this.measure(open, () => this.job('1010'))
    await this.ask(open, prefix)
    await this.measure(open, () => this.request('mutation { cleanUp(input: { wait: true }) { __typename } }'))
  }

  private job = (job: 'P-0001' | '1010') =>
    runCdxJob(this.sides, EXPLAINED, { job, channelDatabase: 'houston-db', full: false })

  private async fail(prefix: string): Promise<void> {
    await this.hq.execute(sql`
      update operation
      set status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT', error_field = 'email',
        error_message = 'is needed', fingerprint = ${prefix}, ever_failed = true, chunk_limit = null
      where status = 'UPLOADED'`)
  }

  private async openOperation(prefix: string): Promise<string> {
    const [one] = await this.hq.execute<{ id: string }>(sql`select md5(${`${prefix}o`} || '7')::uuid as id`)
    return one?.id ?? ''
  }

  private async bulkRunEnds(): Promise<void> {
    for (;;) {
      const running = await this.hq.execute(
        sql`select 1 from batch_run where job_id = 'bulk-synchronize' and status in ('READY', 'EXECUTING')`,
      )
      if (running.length === 0) return
    }
  }

  /**
   * Everything is asked once before it is measured, with the same rights, since these decide by which index it is read:
   * the first look passes over what is gone, and marks it so.
   */
  private async ask(open: number, prefix: string): Promise<void> {
    const [one] = await this.houston.execute<{ customer: string }>(
      sql`select md5(${`${prefix}c`} || '7')::uuid as customer`,
    )
    const operation = await this.openOperation(prefix)
    for (const question of QUESTIONS) {
      const asked = question.replaceAll('<customer>', one?.customer ?? '').replaceAll('<operation>', operation)
      for (const channels of SCOPES) {
        await this.request(asked, channels)
        await this.measure(open, () => this.request(asked, channels), `${question} of ${channels}`)
      }
    }
    const { hq, houston } = this.quiet
    // The dashboard itself is not asked: an answer of a second ago is given again.
    for (const channels of SCOPES) {
      const scope = channels === 'ALL' ? null : channels
      await statistics(hq.db, scope)
      await this.measure(open, () => statistics(hq.db, scope), `the dashboard of ${channels}`)
    }
    await this.measure(open, async () => {
      await sequence(houston.db)
      await currentRuns(hq.db, { jobId: null, runId: null }, 'ALL')
      await currentSessions(hq.db, { jobId: null, channelDatabaseId: null }, 'ALL')
    })
  }

  /** Through the schema with its rights; a question that a token may not ask is answered with errors. */
  private async request(document: string, channels: Actor['channels'] = 'ALL'): Promise<void> {
    const actor = { ...EXPLAINED, channels }
    const contextValue = {
      actor,
      credential: { expiresAt: new Date(Date.now() + 60_000) },
      requestId: 'survey',
      sides: this.sides,
      loaders: makeLoaders(this.sides, actor),
    }
    const parsed = parse(document)
    expect(validate(this.schema, parsed), document).toEqual([])
    const { errors = [] } = await runDocument({ schema: this.schema, document: parsed, contextValue })
    if (channels === 'ALL') expect(errors, document).toEqual([])
  }

  private async measure(open: number, work: () => Promise<unknown>, during = 'a job'): Promise<void> {
    this.quiet.buffers()
    await work()
    for (const { name, buffers } of [...this.quiet.hq.taken(), ...this.quiet.houston.taken()]) {
      this.names.add(name)
      this.measured.push({ name, during, open, buffers })
    }
  }
}
