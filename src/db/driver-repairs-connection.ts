import type { Repair } from './driver-repair.ts'

/**
 * Repairs of postgres.js 3.4.9 in one connection.
 *
 * Two are ours rather than correction: a session that stays silent for longer than `answer_timeout` seconds while an answer is
 * due ends with ANSWER_TIMEOUT (a cut network sends no word; without it a statement waits permanently), and a statement's own
 * `answer_timeout` holds until the end of its transaction.
 */
export const connectionRepairs: readonly Repair[] = [
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
    why: 'a server that closes during the start of a session is tried once per host, not permanently; what was sent after the error event fails too; nothing of the old session is left in the next',
    find: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))`,
    replace: `    if (initial && ++retries < options.host.length)
      return reconnect()

    retries = 0
    if (initial || query || sent.length || stream)
      fail(Errors.connection('CONNECTION_CLOSED', options, socket))
    answered()
    answerLimit = options.answer_timeout
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
  {
    why: 'the pool is told of silence',
    find: `{ onopen = noop, onend = noop, onclose = noop } = {}`,
    replace: `{ onopen = noop, onend = noop, onclose = noop, ondrop = noop, onsilent = noop } = {}`,
  },
  {
    why: 'the limit of silence, and when the server was last heard',
    find: `  let socket = null
    , cancelMessage`,
    replace: `  let socket = null
    , answerLimit = options.answer_timeout
    , answerTimer = null
    , heard = 0
    , cancelMessage`,
  },
  {
    why: 'the pool can drop a connection that is as silent as one that was given up',
    find: `    cancel,
    end,
    count: 0,`,
    replace: `    cancel,
    end,
    drop,
    count: 0,`,
  },
  {
    why: 'what waits for the answer, and what happens when none comes',
    find: `  async function createSocket() {`,
    replace: `  function expectAnswer() {
    clearTimeout(answerTimer)
    answerTimer = answerLimit ? setTimeout(silent, answerLimit * 1000) : null
  }

  function answered() {
    clearTimeout(answerTimer)
    answerTimer = null
  }

  // An answer may lie unread because this process was busy: it is read before the second look.
  function silent() {
    answerTimer = setTimeout(unanswered, 250)
  }

  function unanswered() {
    if (stream || !query || query.cursorFn)
      return answered()

    const err = Errors.connection('ANSWER_TIMEOUT', options)
    giveUp(err)
    onsilent(err)
  }

  // Out of the pool first: what is failed here may at once be tried again.
  function giveUp(err) {
    answered()
    ondrop(connection)
    ;(query || sent.length) && fail(err)
    socket && socket.destroy()
  }

  function drop(err) {
    if (!socket || stream || initial || performance.now() - heard < 1000)
      return

    giveUp(err)
  }

  async function createSocket() {`,
  },
  {
    why: 'an answer is due from the moment a statement becomes the current one',
    find: `        : (query = q, query.active = true)

      build(q)`,
    replace: `        : (query = q, query.active = true, expectAnswer())

      if (q.options.answer_timeout) {
        answerLimit = q.options.answer_timeout
        expectAnswer()
      }
      build(q)`,
  },
  {
    why: 'any word from the server is a sign of life',
    find: `  function data(x) {
    if (incomings) {`,
    replace: `  function data(x) {
    heard = performance.now()
    answerTimer !== null && expectAnswer()
    if (incomings) {`,
  },
  {
    why: 'the answer is complete; outside of a transaction the ordinary limit holds again',
    find: `    query = results = errorResponse = null
    result = new Result()
    connectTimer.cancel()`,
    replace: `    query = results = errorResponse = null
    result = new Result()
    connectTimer.cancel()
    answered()
    x[5] === 73 && (answerLimit = options.answer_timeout)`,
  },
  {
    why: 'the next statement in line waits for its answer now',
    find: `    if (query)
      return // Consider opening`,
    replace: `    if (query)
      return expectAnswer() // Consider opening`,
  },
  {
    why: 'a server that lets nobody in within the time is as good as silent for those who wait in line',
    find: `  function connectTimedOut() {
    errored(Errors.connection('CONNECT_TIMEOUT', options, socket))
    socket.destroy()
  }`,
    replace: `  function connectTimedOut() {
    const err = Errors.connection('CONNECT_TIMEOUT', options, socket)
    errored(err)
    socket.destroy()
    onsilent(err)
  }`,
  },
  {
    why: 'a connection lost while it asks for the array types fails the first statement, not the process',
    find: `      return fetchArrayTypes()
`,
    replace: `      return fetchArrayTypes().catch(noop)
`,
  },
]
