import { demoOrganization } from '../../src/start/demo.ts'

type Organization = ReturnType<typeof demoOrganization>

/** The demo organization with the channel databases of `HOUSTON_DATABASE_URL` and `SANFRANCISCO_DATABASE_URL`. */
export function demoInEnvironment(organization = demoOrganization()): Organization {
  const connectionOf = (id: string) => `env:${id.replace('-db', '').toUpperCase()}_DATABASE_URL`
  const channelDatabases = organization.channelDatabases.map((each) => ({ ...each, connection: connectionOf(each.id) }))
  return { ...organization, channelDatabases }
}
