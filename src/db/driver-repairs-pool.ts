import type { Repair } from './driver-repair.ts'

/** Repairs of postgres.js 3.4.9 in how it reads values. */
export const valueRepairs: readonly Repair[] = [
  {
    why: 'a null in an array is null, not the text NULL (a text that reads NULL comes in quotes)',
    find: `const arrayParser = module.exports.arrayParser =`,
    replace: `const unquoted = (x, parser) => x === 'NULL' ? null : parser ? parser(x) : x

const arrayParser = module.exports.arrayParser =`,
  },
  {
    why: 'the last value of an array',
    find: `      s.last < s.i && xs.push(parser ? parser(x.slice(s.last, s.i)) : x.slice(s.last, s.i))`,
    replace: `      s.last < s.i && xs.push(unquoted(x.slice(s.last, s.i), parser))`,
  },
  {
    why: 'every other value of an array',
    find: `s.p !== '"') {
      xs.push(parser ? parser(x.slice(s.last, s.i)) : x.slice(s.last, s.i))`,
    replace: `s.p !== '"') {
      xs.push(unquoted(x.slice(s.last, s.i), parser))`,
  },
]

/** Repairs in the pool of connections and in its transactions. */
export const poolRepairs: readonly Repair[] = [
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
  {
    why: 'when one session is given up as silent, so are the idle ones that nobody heard of; when none is left, those in line need not wait for a turn of their own',
    find: `Connection(options, queues, { onopen, onend, onclose }))`,
    replace: `Connection(options, queues, { onopen, onend, onclose, ondrop, onsilent }))`,
  },
  {
    why: 'the same',
    find: `  function onclose(c, e) {`,
    replace: `  function ondrop(c) {
    move(c, dying)
  }

  function onsilent(e) {
    connections.forEach(c => c.drop(e))
    if (open.length + busy.length + full.length + reserved.length === 0) {
      while (queries.length)
        queries.shift().reject(e)
    }
  }

  function onclose(c, e) {`,
  },
  {
    why: 'options of our own reach the connection',
    find: `    socket          : o.socket,`,
    replace: `    socket          : o.socket,
    answer_timeout  : o.answer_timeout,`,
  },
  {
    why: 'a connection that was given up takes no more statements while it closes',
    find: `      , full = Queue()
`,
    replace: `      , full = Queue()
      , dying = Queue()
`,
  },
]
