import type { AllFacts } from '../checks/installation.ts'
import { HEADQUARTERS } from '../facts/database-states.ts'

/**
 * The facts on one channel database alone. With null, those on none: what fails by them is wrong with the installation,
 * and with no store.
 */
export function factsOfStore(facts: AllFacts, id: string | null): AllFacts {
  const { exchange, installation } = facts
  const only = <Row>(rows: readonly Row[], of: (row: Row) => string | null) => rows.filter((row) => of(row) === id)
  const entry = <Value>(map: ReadonlyMap<string, Value>, ...also: string[]) =>
    new Map([...map].filter(([key]) => key === id || also.includes(key)))
  const ofDatabase = ({ channelDatabaseId }: { channelDatabaseId: string | null }) => channelDatabaseId
  const erasures = installation ? only(installation.erasures, ofDatabase) : []
  return {
    ...facts,
    channels: only(facts.channels, ({ channelDatabase }) => channelDatabase),
    exchange: exchange && {
      ...exchange,
      databases: only(exchange.databases, (database) => database.id),
      // A scope is a job with its channel database or legal entity.
      openRuns: only(exchange.openRuns, ({ scope }) => scope.slice(scope.indexOf(':') + 1)),
    },
    there: entry(facts.there),
    states: entry(facts.states, HEADQUARTERS),
    notOpened: entry(facts.notOpened),
    behind: only(facts.behind, ofDatabase),
    undistributed: only(facts.undistributed, ofDatabase),
    unshared: only(facts.unshared, ofDatabase),
    clocks: only(facts.clocks, ofDatabase).filter(({ channelDatabaseId }) => channelDatabaseId !== null),
    installation: installation && { ...installation, erasures },
  }
}
