// Fills what rows of a former version lack, and sends how many rows each batch had; 0: nothing is left.
import { fillFormerRows } from '../../../src/channel/fill-former-rows.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { fillWords } from '../../../src/headquarters/customers/fill-words.ts'

const [, , url = '', side] = process.argv
const db = openDatabase(url, { max: 2 })
process.on('disconnect', () => process.exit())
const fill = side === 'hq' ? fillWords(db) : fillFormerRows(db)
for (let filled = -1; filled !== 0; ) {
  filled = await fill()
  process.send?.(filled)
}
await db.close()
process.disconnect()
