// The explorer's page, bundled with GraphiQL by explorer/bundle.ts. Plain JavaScript: it runs in the browser.
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import 'graphiql/style.css'

const KEY = 'tillsync.token'
const fromLink = new URLSearchParams(location.hash.slice(1)).get('token')
if (fromLink) {
  sessionStorage.setItem(KEY, fromLink)
  // Removes the token from the address bar and the history.
  history.replaceState(null, '', location.pathname)
}

const token = () => sessionStorage.getItem(KEY) ?? ''
const url = new URL('/graphql', location.href)
const socketUrl = new URL(url)
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'

const fetcher = createGraphiQLFetcher({
  url: url.href,
  fetch: async (input, init) => {
    // Without a token the browser sends the cookie of the page's session.
    const authorization = token() && { authorization: `Bearer ${token()}` }
    const response = await fetch(input, { ...init, headers: { ...init.headers, ...authorization } })
    if (response.status === 401) signOut()
    return response
  },
  wsClient: createClient({ url: socketUrl.href, lazy: true, connectionParams: () => ({ token: token() }) }),
})

const examples = JSON.parse(document.getElementById('examples').textContent)
const defaultTabs = examples.map(({ document: query, variables }) => ({
  query,
  variables: variables ? JSON.stringify(variables, null, 2) : null,
  headers: null,
}))

function SignIn() {
  return createElement(
    'form',
    {
      className: 'sign-in',
      onSubmit: (event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget).get('token').trim()
        if (given) sessionStorage.setItem(KEY, given)
        start()
      },
    },
    createElement('h1', null, 'tillsync'),
    createElement('label', { htmlFor: 'token' }, 'Token (`npx tillsync token --role operator` makes one)'),
    createElement('input', { id: 'token', name: 'token', type: 'password', autoComplete: 'off', required: true }),
    createElement('button', { type: 'submit' }, 'Open the explorer'),
    provider && createElement('a', { href: '/sign-in/start?return=/graphiql' }, `Sign in with ${provider.name}`),
  )
}

/** The token has expired, or this server has not issued it. */
function signOut() {
  sessionStorage.removeItem(KEY)
  start()
}

const root = createRoot(document.getElementById('root'))

/** Where a person can sign in besides by a token; null: nowhere. */
let provider = null

/** Whether the browser has a session of the page. */
async function hasSession() {
  try {
    const answer = await (await fetch('/sign-in/session')).json()
    provider = answer.provider
    return answer.session !== null
  } catch {
    return false
  }
}

async function start() {
  const isIn = token() !== '' || (await hasSession())
  root.render(
    isIn ? createElement(GraphiQL, { fetcher, defaultTabs, shouldPersistHeaders: false }) : createElement(SignIn),
  )
}

start()
