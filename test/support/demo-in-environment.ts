import { demoOrganization } from '../../src/start/demo.ts'

/** The demo organization with the channel databases of `HOUSTON_DATABASE_URL` and `SANFRANCISCO_DATABASE_URL`. */
export function demoInEnvironment(): ReturnType<typeof demoOrganization> {
  const organization = demoOrganization()
  const connectionOf = (id: string) => `env:${id.replace('-db', '').toUpperCase()}_DATABASE_URL`
  const channelDatabases = organization.channelDatabases.map((each) => ({ ...each, connection: connectionOf(each.id) }))
  return { ...organization, channelDatabases }
}
