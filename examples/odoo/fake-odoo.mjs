// As much of Odoo's JSON-RPC as the connector uses: res.partner with search_read, create and write, in memory.
import { createServer } from 'node:http'
import process from 'node:process'

const rows = []
let writes = 0
const now = () => new Date().toISOString().slice(0, 19).replace('T', ' ')
const empty = { name: false, email: false, phone: false, street: false, city: false, zip: false, ref: false }

const methods = {
  create([values]) {
    writes += 1
    return rows.push({ ...empty, active: true, ...values, id: rows.length + 1, write_date: now() })
  },
  write([ids, values]) {
    writes += 1
    for (const row of rows) if (ids.includes(row.id)) Object.assign(row, values, { write_date: now() })
    return true
  },
  search_read([domain], { fields = [], order = 'id', limit = 80 }) {
    const [wanted] = [...read([...domain])]
    const by = order.split(',').map((field) => field.trim())
    return rows
      .filter((row) => row.active && wanted(row))
      .sort((one, other) => by.map((field) => compare(one[field], other[field])).find(Boolean) ?? 0)
      .slice(0, limit)
      .map((row) => Object.fromEntries(['id', ...fields].map((field) => [field, row[field]])))
  },
  /** Not Odoo's: how often it was written. */
  writes: () => writes,
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0)
const operators = {
  '=': (value, other) => value === other,
  '>': (value, other) => value > other,
  in: (value, others) => others.includes(value),
}

/** Odoo's domains are in Polish notation: conditions, and `|` or `&` before two of them. */
function* read(domain) {
  if (domain.length === 0) yield () => true
  while (domain.length > 0) yield term(domain)
}
function term(domain) {
  const first = domain.shift()
  if (first !== '|' && first !== '&') return (row) => operators[first[1]](row[first[0]], first[2])
  const [one, other] = [term(domain), term(domain)]
  return first === '|' ? (row) => one(row) || other(row) : (row) => one(row) && other(row)
}

const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  const { id, params } = JSON.parse(text)
  const [, , , , method, args, options] = params.args
  const answer = {}
  try {
    answer.result = params.service === 'common' ? 2 : methods[method](args, options)
  } catch (error) {
    answer.error = { message: 'Odoo Server Error', data: { message: error.message } }
  }
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
})
server.listen(Number(process.env.ODOO_PORT ?? 8069), '127.0.0.1', () => {
  console.log(`Odoo, as far as the connector can see, is at http://127.0.0.1:${server.address().port}`)
})
