import postgres from 'postgres'
import { entriesOf, type History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'

/**
 * Notes the account numbers that the tills show by now: whoever has seen one of them must never find another customer
 * under it.
 */
export async function noteNumbers({ postgres: servers }: Installed, history: History): Promise<void> {
  const noted = new Set(entriesOf(history.entries, 'number').map(({ account, customerKey }) => `${account} ${customerKey}`))
  for (const { url } of [servers.houston, servers.sanfrancisco]) {
    const client = postgres(url(), { max: 1, onnotice: () => {}, connect_timeout: 2 })
    try {
      const rows = await client<{ account: string; key: string }[]>`
        select account, customer_key::text as key from customer where account is not null`
      for (const { account, key } of rows) {
        if (noted.has(`${account} ${key}`)) continue
        noted.add(`${account} ${key}`)
        history.note({ type: 'number', account, customerKey: key })
      }
    } catch {
      // It cannot be reached now; its numbers are noted the next time.
    } finally {
      await client.end({ timeout: 0 })
    }
  }
}
