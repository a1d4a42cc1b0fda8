import { type Config, USUAL_DATA_FOLDER } from '../../config/config.ts'
import type { Running } from '../../main.ts'

const DEMO_TOKEN_HOURS = 12

/** A link to the page that signs in: browsers do not send the fragment, and the page removes it from the address. */
export const signInLink = (url: string, token: string) => new URL(`/#token=${token}`, url).href

/**
 * Where the page is, and how to sign in. On a terminal, the demo prints a link with an administrator's token, once.
 * Output that is kept (a log, a journal), and servers with databases of their own, print the command that makes a link
 * instead.
 */
export async function waysIn(
  { url, tokens }: Pick<Running, 'url' | 'tokens'>,
  { identity, demo, hqDatabaseUrl, dataFolder }: Config,
  onTerminal: boolean,
): Promise<{ page: string; hint: string }> {
  if (!identity.ownTokens)
    return { page: `${url}/`, hint: 'Tokens come from the identity provider (TILLSYNC_OWN_TOKENS=off).' }
  if (!demo || hqDatabaseUrl !== undefined || !onTerminal)
    return { page: `${url}/`, hint: `A link that signs you in: ${commandFor(dataFolder)}` }
  const token = await tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: DEMO_TOKEN_HOURS * 3600,
    subject: 'administrator',
  })
  return {
    page: signInLink(url, token),
    hint:
      `The link signs you in as an administrator for ${DEMO_TOKEN_HOURS} hours, and its tab at the explorer too. ` +
      `Another: ${commandFor(dataFolder)}`,
  }
}

function commandFor(dataFolder: string): string {
  const plain = /^[\w@%+=:,./-]+$/.test(dataFolder) ? dataFolder : JSON.stringify(dataFolder)
  const data = dataFolder === USUAL_DATA_FOLDER ? '' : ` --data ${plain}`
  return `npx tillsync token --role administrator --link${data}`
}
