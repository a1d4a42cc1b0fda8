import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { PACKAGE_FOLDER } from '../../config/package.ts'
import { openLines } from '../import/read-lines.ts'

/** Fictitious people, combined from the names and addresses of demo/customers.csv. */
export type People = {
  /** The `customer` of `createCustomer`. */
  customer(): Record<string, unknown>
  /** The same with one value that headquarters refuses. */
  badCustomer(): Record<string, unknown>
  address(): object
  phone(): string
  email(): string
}

/** The value that makes a customer bad, one of these. */
const WRONG: readonly Record<string, unknown>[] = [
  { email: 'no-address-at-all' },
  { currency: 'QQQ' },
  { customerGroup: 'nobody' },
  { addresses: [{ street: '1 Lost Road', city: 'Poseidonis', country: 'ATL' }] },
]

const pick = <T>(list: readonly T[]): T => {
  const one = list[randomInt(list.length)]
  if (one === undefined) throw new Error('demo/customers.csv has no names.')
  return one
}

/** Reads the sample data. */
export async function readPeople(): Promise<People> {
  const firstNames = new Set<string>()
  const lastNames = new Set<string>()
  const addresses: object[] = []
  const sample = await openLines(join(PACKAGE_FOLDER, 'demo/customers.csv'), { map: {} })
  for await (const { customer } of sample.lines()) {
    const { firstName, lastName, addresses: own } = customer
    if (typeof firstName === 'string') firstNames.add(firstName)
    if (typeof lastName === 'string') lastNames.add(lastName)
    if (Array.isArray(own)) addresses.push(...own)
  }
  const [first, last] = [[...firstNames], [...lastNames]]
  const phone = () => `713-555-${String(randomInt(10_000)).padStart(4, '0')}`
  const email = (name = 'customer') => `${name}.${randomUUID().slice(0, 8)}@example.com`
  const customer = () => {
    const [firstName, lastName] = [pick(first), pick(last)]
    return {
      firstName,
      lastName,
      email: email(`${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '')),
      phone: phone(),
      ...(randomInt(10) < 7 ? { addresses: [pick(addresses)] } : {}),
    }
  }
  return {
    customer,
    badCustomer: () => ({ ...customer(), ...pick(WRONG) }),
    address: () => ({ ...pick(addresses), isPrimary: false }),
    phone,
    email: () => email(),
  }
}
