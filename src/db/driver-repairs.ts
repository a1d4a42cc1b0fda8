/** One place in the driver's source and what stands there after the repair. */
export interface Repair {
  readonly why: string
  readonly find: string
  readonly replace: string
}

/** The only version of postgres.js these repairs were written and tested for. */
export const repairsVersion = '3.4.9'

const connection: readonly Repair[] = [
  {
    why: 'a deferred write on a connection whose socket has gone ends the process; it must fail what is in flight instead',
    find: `  function nextWrite(fn) {
    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x
  }`,
    replace: `  function nextWrite(fn) {
    const pending = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket === null) {
      error(Errors.connection('CONNECTION_CLOSED', options))
      return true
    }
    return socket.write(pending, fn)
  }`,
  },
  {
    why: 'bytes meant for the closed session must not open the next one, and their timer must not hold its writes back',
    find: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
    replace: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
  },
  {
    why: 'a server that closes during the start of a session is tried once per host, not for ever; what was sent after the error event fails too; nothing of the old session is left in the next',
    find: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
    replace: `    if (initial && ++retries < options.host.length)
      return reconnect()

    retries = 0
    if (initial || query || sent.length || stream)
      fail(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = stream = final = results = errorResponse = null
    result = new Result()
    rows = 0`,
  },
  {
    why: 'failing everything, whatever queue the connection is in',
    find: `  function errored(err) {`,
    replace: `  function fail(err) {
    errored(err)
    while (sent.length)
      queryError(sent.shift(), err)
  }

  function errored(err) {`,
  },
  {
    why: 'a COPY that is still written to after the connection closed fails instead of throwing out of the stream',
    find: `  function CopyInResponse() {
    stream = new Stream.Writable({
      autoDestroy: true,
      write(chunk, encoding, callback) {
        socket.write(b().d().raw(chunk).end(), callback)
      },
      destroy(error, callback) {
        callback(error)
        socket.write(b().f().str(error + b.N).end())
        stream = null
      },
      final(callback) {
        socket.write(b().c().end())
        final = callback
        stream = null
      }
    })`,
    replace: `  function CopyInResponse() {
    stream = new Stream.Writable({
      autoDestroy: true,
      write(chunk, encoding, callback) {
        socket === null
          ? callback(Errors.connection('CONNECTION_CLOSED', options))
          : socket.write(b().d().raw(chunk).end(), callback)
      },
      destroy(error, callback) {
        callback(error)
        error && socket !== null && socket.write(b().f().str('aborted' + b.N).end())
        stream = null
      },
      final(callback) {
        if (socket === null)
          return callback(Errors.connection('CONNECTION_CLOSED', options))
        socket.write(b().c().end())
        final = callback
        stream = null
      }
    })`,
  },
]

const index: readonly Repair[] = [
  {
    why: 'a transaction belongs to one session: it must know which one it holds',
    find: `    let savepoints = 0
      , connection
      , prepare = null`,
    replace: `    let savepoints = 0
      , connection
      , held
      , prepare = null`,
  },
  {
    why: 'statements that wait behind another one of a transaction fail when its session ends',
    find: `        new Promise((_, reject) => connection.onclose = reject)`,
    replace: `        new Promise((_, reject) => connection.onclose = error => {
          while (queries.length)
            queries.shift().reject(error)
          reject(error)
        })`,
  },
  {
    why: 'remember the session that runs the transaction',
    find: `      c.reserved = () => queries.length
        ? c.execute(queries.shift())
        : move(c, reserved)
    }
  }`,
    replace: `      held = c.reserved = () => queries.length
        ? c.execute(queries.shift())
        : move(c, reserved)
    }
  }`,
  },
  {
    why: 'what a transaction still sends after its session ended must not run in the next session, outside of it or in the midst of another',
    find: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
    replace: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (c.reserved !== held)
          return q.reject(Errors.connection('CONNECTION_CLOSED', options, options))
        c.queue === full`,
  },
  {
    why: 'the same for a reserved connection',
    find: `    c.reserved.release = true

    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      c.queue === full`,
    replace: `    c.reserved.release = true
    const held = c.reserved
    c.onclose = error => {
      while (queue.length)
        queue.shift().reject(error)
    }

    const sql = Sql(handler)
    sql.release = () => {
      if (c.reserved !== held)
        return
      c.reserved = null
      onopen(c)
    }

    return sql

    function handler(q) {
      if (c.reserved !== held)
        return q.reject(Errors.connection('CONNECTION_CLOSED', options, options))
      c.queue === full`,
  },
]

/** What is mended in which file of postgres.js (its CommonJS build). In this order: a later file requires an earlier one. */
export const repairs: Readonly<Record<string, readonly Repair[]>> = { 'connection.js': connection, 'index.js': index }
