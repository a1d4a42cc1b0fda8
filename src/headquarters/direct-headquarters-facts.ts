import { refusingWrongArguments } from '../between/call.ts'
import { type HeadquartersFacts, headquartersFactsCalls } from '../between/headquarters-facts.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { legalEntitiesWithin } from './exchange/jobs/synchronize-customers.ts'
import { readCarriedBy } from './facts/carried-by.ts'
import { readChannelFacts } from './facts/channels.ts'
import { readCustomerFacts } from './facts/customer.ts'
import { readExchangeFacts } from './facts/exchange.ts'
import { readFeatureFacts } from './facts/feature.ts'
import { findCustomers } from './facts/find-customers.ts'
import { readInstallationFacts } from './facts/installation.ts'

/** Headquarters' facts for callers in the same process; each method is implemented in one file of facts/. */
export function directHeadquartersFacts({ db }: Pick<HeadquartersDatabase, 'db'>): HeadquartersFacts {
  const facts: HeadquartersFacts = {
    findCustomers: (sought, channels) => findCustomers(db, sought, channels),
    customer: (customerKey, channels) => readCustomerFacts(db, customerKey, channels),
    exchange: (channelDatabases, legalEntities) => readExchangeFacts(db, channelDatabases, legalEntities),
    carriedBy: (operation) => readCarriedBy(db, operation),
    channels: (keys, channels) => readChannelFacts(db, keys, channels),
    feature: (key, channels) => readFeatureFacts(db, key, channels),
    installation: (channels) => readInstallationFacts(db, channels),
    legalEntitiesWithin: (named, channels) => legalEntitiesWithin(db, named, channels),
    databaseState: () => db.state(),
  }
  return refusingWrongArguments(facts, headquartersFactsCalls)
}
