import { indexedDbStore } from '../../../src/client/till/browser/indexed-db.ts'
import { openTillQueue, type TillQueue } from '../../../src/client/till/index.ts'

// The till of the tests in a browser: a page with a list of its captures, built from the package's client.

declare global {
  var till: TillQueue
}

const list = document.querySelector('ol')
const pause = document.querySelector('p')

const queue = await openTillQueue({
  url: `${location.origin}/graphql`,
  channel: 'houston',
  token: () => localStorage.getItem('token'),
  store: await indexedDbStore('houston'),
  backOff: { shortest: 50, longest: 500 },
  lookEvery: 100,
})
globalThis.till = queue
queue.subscribe(draw)
draw()

function draw(): void {
  const { captures, paused, sends } = queue.state()
  const lines = captures.map(({ mutation, status, accountNumber, userErrors, failed }) =>
    [mutation, status, accountNumber, failed && 'FAILED', ...userErrors.map(({ code }) => code)]
      .filter(Boolean)
      .join(' '),
  )
  list?.replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })))
  if (pause) pause.textContent = `${paused?.reason ?? 'RUNS'} ${sends ? 'SENDS' : 'WATCHES'}`
}
