// Keeps the customers of a tillsync headquarters and the contacts of an Odoo (res.partner) equal, both ways. One run
// carries what has changed on either side since the last one; run it from a timer. Everything that it must remember is
// in one file: where to go on reading, and the values on which both sides agreed last, by which it finds what a side has
// changed. What it has written itself comes back as equal, so nothing echoes.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { request } from 'tillsync/client'
import { z } from 'zod'

const { TILLSYNC_URL, TILLSYNC_TOKEN, LEGAL_ENTITY, ODOO_URL, ODOO_DB, ODOO_LOGIN, ODOO_KEY } = process.env
const STATE_FILE = process.env.STATE_FILE ?? 'connector.json'
const tillsync = (document, variables, shape) =>
  request({ url: TILLSYNC_URL, token: TILLSYNC_TOKEN }, document, variables, z.object(shape))

async function odoo(service, method, args) {
  const response = await fetch(new URL('/jsonrpc', ODOO_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'call', params: { service, method, args } }),
  })
  const { result, error } = await response.json()
  if (error) throw new Error(`Odoo: ${error.data?.message ?? error.message}`)
  return result
}
const uid = await odoo('common', 'authenticate', [ODOO_DB, ODOO_LOGIN, ODOO_KEY, {}])
if (!uid) throw new Error('Odoo: the login was refused.')
const partners = (method, args, options = {}) =>
  odoo('object', 'execute_kw', [ODOO_DB, uid, ODOO_KEY, 'res.partner', method, args, options])

// --- What is remembered ----------------------------------------------------------------------------------------------

const state = { cursor: null, since: '1970-01-01 00:00:00', again: [], partners: {} }
try {
  Object.assign(state, JSON.parse(readFileSync(STATE_FILE, 'utf8')))
} catch (error) {
  if (error.code !== 'ENOENT') throw error
}
function save() {
  writeFileSync(`${STATE_FILE}.new`, JSON.stringify(state), { mode: 0o600 })
  renameSync(`${STATE_FILE}.new`, STATE_FILE)
}

// --- One customer, as both sides can have it -------------------------------------------------------------------------

const FIELDS = ['name', 'email', 'phone', 'street', 'city', 'zip']
/** Odoo writes false for what is empty. */
const ofPartner = (partner) => Object.fromEntries(FIELDS.map((field) => [field, partner[field] || null]))
function ofCustomer({ name, email, phone, addresses }) {
  const address = addresses.find(({ isPrimary }) => isPrimary) ?? addresses[0]
  const { street = null, city = null, zipCode: zip = null } = address ?? {}
  return { name, email, phone, street, city, zip }
}
const changed = (from, to) => FIELDS.filter((field) => (from?.[field] ?? null) !== to[field])
const pick = (values, fields) => Object.fromEntries(fields.map((field) => [field, values[field] ?? false]))

// --- From headquarters to Odoo ---------------------------------------------------------------------------------------

const customer = z.object({
  id: z.string(),
  name: z.string(),
  ...Object.fromEntries(['email', 'phone'].map((field) => [field, z.string().nullable()])),
  addresses: z.array(z.looseObject({ isPrimary: z.boolean() })),
  externalIds: z.array(z.object({ system: z.string(), id: z.string() })),
})
const CUSTOMER = `fragment C on Customer {
  id name email phone addresses { purpose street city zipCode isPrimary } externalIds { system id } }`
const CUSTOMERS = `query ($after: String, $legalEntity: String) {
  customers(first: 100, after: $after, legalEntity: $legalEntity) {
    nodes { ...C } pageInfo { hasNextPage endCursor } } } ${CUSTOMER}`
const CHANGES = `query ($after: String) {
  customersChanged(first: 100, after: $after) { cursor ready events { __typename
    ... on CustomerChanged { customerId change customer { legalEntity ...C } } } } } ${CUSTOMER}`
const SET_ID = `mutation ($input: SetCustomerExternalIdsInput!) {
  setCustomerExternalIds(input: $input) { userErrors { message } } }`
const page = z.object({
  nodes: z.array(customer),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})
const changes = z.object({ cursor: z.string(), ready: z.boolean(), events: z.array(z.looseObject({})) })
const refused = z.object({ userErrors: z.array(z.object({ message: z.string() })) })

async function toOdoo(one) {
  const values = ofCustomer(one)
  let id = Number(one.externalIds.find(({ system }) => system === 'ODOO')?.id) || null
  if (id === null) {
    // `ref` finds the contact again when a run ended before its id was at headquarters.
    const [known] = await partners('search_read', [[['ref', '=', one.id]]], { fields: ['id'], limit: 1 })
    id = known?.id ?? (await partners('create', [{ ...pick(values, FIELDS), ref: one.id }]))
    if (known === undefined) state.partners[id] = { customerId: one.id, values }
    const input = {
      customerId: one.id,
      idempotencyKey: `odoo-${id}`,
      externalIds: [{ system: 'ODOO', id: String(id) }],
    }
    const { setCustomerExternalIds: answer } = await tillsync(SET_ID, { input }, { setCustomerExternalIds: refused })
    for (const { message } of answer.userErrors) report(one.id, message)
  }
  const fields = changed(state.partners[id]?.values, values)
  if (fields.length > 0) await partners('write', [[id], { ...pick(values, fields), ref: one.id }])
  state.partners[id] = { customerId: one.id, values: { ...state.partners[id]?.values, ...values } }
}

async function erase(customerId) {
  const [id] = Object.entries(state.partners).find(([, known]) => known.customerId === customerId) ?? []
  if (id === undefined) return
  const empty = Object.fromEntries([...FIELDS, 'ref'].map((field) => [field, false]))
  // Contacts that are not active are not read again.
  await partners('write', [[Number(id)], { ...empty, name: 'Erased', active: false }])
  delete state.partners[id]
}

async function fromHeadquarters() {
  while (true) {
    const { customersChanged: step } = await tillsync(CHANGES, { after: state.cursor }, { customersChanged: changes })
    // Without a cursor, and after a gap, all customers are read; the cursor leads to what has changed meanwhile.
    const readsAll = state.cursor === null || step.events.some(({ __typename }) => __typename === 'Gap')
    for (let after = null, more = readsAll; more; ) {
      const { customers } = await tillsync(CUSTOMERS, { after, legalEntity: LEGAL_ENTITY }, { customers: page })
      for (const one of customers.nodes) await toOdoo(one)
      ;({ endCursor: after, hasNextPage: more } = customers.pageInfo)
    }
    for (const { change, customerId, customer: now } of step.events) {
      if (now?.legalEntity === LEGAL_ENTITY) await toOdoo(customer.parse(now))
      if (change === 'ERASED') await erase(customerId)
    }
    state.cursor = step.cursor
    save()
    if (step.ready && !readsAll) return
  }
}

// --- From Odoo to headquarters ---------------------------------------------------------------------------------------

const PUT = `mutation ($input: PutCustomerInput!) {
  putCustomer(input: $input) { customer { id } userErrors { field message } } }`
const put = refused.extend({ customer: z.object({ id: z.string() }).nullable() })

async function toHeadquarters(partner) {
  const [known, values] = [state.partners[partner.id], ofPartner(partner)]
  const fields = changed(known?.values, values)
  if (fields.length === 0) return
  const own = fields.filter((field) => ['name', 'email', 'phone'].includes(field))
  const address = { purpose: 'Home', street: values.street, city: values.city, zipCode: values.zip }
  const input = {
    legalEntity: LEGAL_ENTITY,
    externalId: { system: 'ODOO', id: String(partner.id) },
    customer: {
      ...Object.fromEntries(own.map((field) => [field, values[field]])),
      ...(own.length < fields.length && { addresses: [address] }),
    },
  }
  const { putCustomer: answer } = await tillsync(PUT, { input }, { putCustomer: put })
  for (const { message } of answer.userErrors) report(`contact ${partner.id}`, message)
  if (answer.customer) state.partners[partner.id] = { customerId: answer.customer.id, values }
  else state.again.push(partner.id)
}

async function fromOdoo() {
  // A minute again: transactions that began earlier may have ended later. What is equal costs nothing.
  let last = { write_date: minuteBefore(state.since), id: 0 }
  const again = state.again.slice(0, 100)
  const readPage = (domain) =>
    partners('search_read', [domain], { fields: [...FIELDS, 'write_date'], order: 'write_date, id', limit: 100 })
  state.again = state.again.slice(100)
  for (const partner of again.length > 0 ? await readPage([['id', 'in', again]]) : []) await toHeadquarters(partner)
  while (true) {
    const after = [
      ['write_date', '=', last.write_date],
      ['id', '>', last.id],
    ]
    const rows = await readPage(['|', ['write_date', '>', last.write_date], '&', ...after])
    for (const partner of rows) if (!state.again.includes(partner.id)) await toHeadquarters(partner)
    last = rows.at(-1) ?? last
    if (last.write_date > state.since) state.since = last.write_date
    save()
    if (rows.length < 100) return
  }
}
const minuteBefore = (time) => new Date(Date.parse(`${time}Z`) - 60_000).toISOString().slice(0, 19).replace('T', ' ')

/** What one side has refused is tried again when it changes, and by every run as long as it comes from Odoo. */
function report(what, message) {
  console.error(`${what}: ${message}`)
  process.exitCode = 1
}

await fromHeadquarters()
await fromOdoo()
// What Odoo has changed comes back from headquarters with the next run, as equal.
console.log(`${Object.keys(state.partners).length} contacts are in step.`)
