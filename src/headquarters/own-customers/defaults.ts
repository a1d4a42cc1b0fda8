import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { type Refused, refused } from '../../model/customer-outcome.ts'
import type { CustomerDefaults } from '../../model/customer-rows/rows.ts'
import { unknownName } from '../../model/near-names.ts'

/** What headquarters supplies where a new customer names nothing, and the address books that the customer gets. */
export type OwnDefaults = CustomerDefaults & { addressBooks: readonly string[] }

type Found = CustomerDefaults['defaultCustomer'] & {
  affiliations: string[]
  addressBooks: string[]
  country: string | null
}

/**
 * The defaults of a legal entity for customers that headquarters itself creates: those of the named default customer,
 * else of the one whose customers come to the most channels (of several, the one that the most channels use, then the
 * first by id).
 */
export async function readOwnDefaults(
  db: Database,
  dataAreaId: string,
  named: string | null,
): Promise<OwnDefaults | Refused> {
  const found = await execute<Found>(
    db,
    sql`/* customers.ownDefaults */
    select d.data_area_id as "dataAreaId", d.id, d.customer_type as "customerType", d.customer_group as "customerGroup",
      d.currency, d.language_id as "languageId", d.receipt_option as "receiptOption", d.receipt_email as "receiptEmail",
      d.affiliations, d.address_books as "addressBooks", own.country
    from default_customer d
    cross join lateral (
      select count(*) filter (where c.default_customer_id = d.id) as users,
        count(*) filter (where c.address_books && d.address_books) as reached,
        count(*) filter (where c.default_customer_id = d.id and c.type = 'RETAIL_STORE') as stores,
        (array_agg(c.country order by c.id) filter (where c.default_customer_id = d.id))[1] as country
      from channel c
      where c.data_area_id = d.data_area_id
    ) own
    where d.data_area_id = ${dataAreaId}
    order by own.reached desc, own.stores desc, own.users desc, d.id`,
  )
  const chosen = named === null ? found[0] : found.find(({ id }) => id === named)
  if (!chosen) {
    const ids = found.map(({ id }) => id)
    const message =
      named === null
        ? `The legal entity ${dataAreaId} has no default customer. An administrator adds one with setUpOrganization.`
        : unknownName('default customer', named, ids)
    return refused('INVALID_VALUE', message, [named === null ? 'legalEntity' : 'defaultCustomer'])
  }
  const { affiliations, addressBooks, country, ...defaultCustomer } = chosen
  return { defaultCustomer, affiliations, addressBooks, country, attributeType: () => 'TEXT' }
}
