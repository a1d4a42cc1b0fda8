/** One place in the driver's source and what stands there after the repair. */
export interface Repair {
  /** What goes wrong without it. */
  readonly why: string
  /** The report in porsager/postgres that describes it; null: not reported. */
  readonly upstream: number | null
  readonly find: string
  readonly replace: string
}

/** The only version of postgres.js the repairs were written and tested for. */
export const repairsVersion = '3.4.9'

/**
 * What is corrected in which file of postgres.js (its CommonJS build). test/db/driver.test.ts has a test for each,
 * which fails without it. What can be done outside the driver is done there: time limits, the start of a session and
 * its hosts (watched-connection.ts), arrays (array-types.ts), the pool of a network that was cut (open-client.ts).
 */
export const repairs: Readonly<Record<string, readonly Repair[]>> = {
  'connection.js': [
    {
      why: 'a connection that another pool needs cannot be ended as one that is idle or too old is',
      upstream: null,
      find: `    x.on('drain', drain)
    return x
`,
      replace: `    x.on('drain', drain)
    x.retire = end
    return x
`,
    },
    {
      why: 'a session starts with what the lost one left: its bytes, which also hold back the writes, and its error',
      upstream: 1223,
      find: `    closedTime = performance.now()
`,
      replace: `    chunk = nextWriteTimer = null
    query = stream = final = results = errorResponse = null
    result = new Result()
    rows = 0
    closedTime = performance.now()
`,
    },
    {
      why: 'what a statement was given stays in memory until a full garbage collection, long after its answer',
      upstream: null,
      find: `        query.resolve(results || result)
`,
      replace: `        query.resolve(results || result)
        query.args = query.parameters = null
`,
    },
    {
      why: 'an error does not say which server gave it, so that the log cannot either',
      upstream: null,
      find: `      errorResponse = Errors.postgres(parseError(x))
    } else {
      errored(Errors.postgres(parseError(x)))
    }`,
      replace: `      errorResponse = Errors.postgres({ ...parseError(x), server })
    } else {
      errored(Errors.postgres({ ...parseError(x), server }))
    }`,
    },
    {
      why: 'the same: the server of the connection',
      upstream: null,
      find: `  const connection = {
    queue: queues.closed,`,
      replace: `  const server = host.join() + ':' + port.join() + '/' + options.database
  const connection = {
    queue: queues.closed,`,
    },
  ],
  'index.js': [
    {
      why: 'statements of a transaction that wait behind another one stay pending when its session ends',
      upstream: 1186,
      find: `        new Promise((_, reject) => connection.onclose = reject)`,
      replace: `        new Promise((_, reject) => connection.onclose = error => {
          lost = error
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })`,
    },
    {
      why: 'what a transaction sends after its session ended runs in the next one, outside it or within another',
      upstream: 1216,
      find: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
      replace: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full`,
    },
    {
      why: 'after a failover the pool keeps the sessions of the old primary, which is read-only now',
      upstream: null,
      find: `    close,
    end
  })`,
      replace: `    close,
    renew: () => connections
      .filter(c => [open, busy, full, reserved].includes(c.queue))
      .forEach(c => c.end()),
    end
  })`,
    },
    {
      why: 'the same: where a transaction keeps that its session ended',
      upstream: 1216,
      find: `    let savepoints = 0
      , connection`,
      replace: `    let savepoints = 0
      , lost
      , connection`,
    },
  ],
}
