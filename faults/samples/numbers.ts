import { entriesOf, type History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'
import { read } from '../installation/read.ts'

/**
 * Notes the account numbers that the tills show by now: whoever has seen one of them must never find another customer
 * under it.
 */
export async function noteNumbers({ postgres: servers }: Installed, history: History): Promise<void> {
  const numbers = entriesOf(history.entries, 'number')
  const noted = new Set(numbers.map(({ account, customerKey }) => `${account} ${customerKey}`))
  for (const { place, url } of Object.values(servers)) {
    if (place === 'headquarters') continue
    // One that cannot be reached now is read the next time.
    const rows = await read<{ account: string; key: string }>(
      url(),
      'select account, customer_key::text as key from customer where account is not null',
    ).catch(() => [])
    for (const { account, key } of rows) {
      if (noted.has(`${account} ${key}`)) continue
      noted.add(`${account} ${key}`)
      history.note({ type: 'number', account, customerKey: key })
    }
  }
}
