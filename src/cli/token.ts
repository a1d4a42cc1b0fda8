import { defineCommand } from 'citty'
import { ROLES, type Role } from '../access/actor.ts'
import { rotateKey } from '../access/keys.ts'
import { openTokensOfFolder } from '../between/store/store-tokens.ts'
import { readConfig } from '../config/config.ts'
import { answers, noServer, runningServer } from './connect/connection.ts'
import { signInLink } from './connect/sign-in.ts'

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const
/** Roles for a channel; a token with such a role for all channels would be a mistake. */
const OF_A_CHANNEL: readonly Role[] = ['CHANNEL_DEVICE', 'CHANNEL_APPLICATION']

export const tokenCommand = defineCommand({
  meta: { name: 'token', description: 'Prints a token, signed with the key of the data folder; no server is needed' },
  args: {
    role: { type: 'string', description: 'One or more roles, separated by commas, such as operator', required: true },
    channel: { type: 'string', description: 'Channels, separated by commas; default: all' },
    register: { type: 'string', description: 'Binds the token to a register (device) of its channel, such as 12' },
    ttl: { type: 'string', description: 'Lifetime: 30m, 8h, 7d', default: '8h' },
    link: {
      type: 'boolean',
      description: 'Prints a link instead, which signs in at the page of the server that runs on the data folder',
    },
    subject: { type: 'string', description: 'Name for logs and audit; default: derived from role and channel' },
    'new-key': {
      type: 'boolean',
      description: 'First creates a new signing key; former tokens stay valid until they expire',
    },
    'void-former': { type: 'boolean', description: 'With --new-key: invalidates all former tokens' },
    data: { type: 'string', description: 'Data folder (TILLSYNC_DATA)' },
  },
  async run({ args }) {
    const { dataFolder } = readConfig({ TILLSYNC_DATA: args.data })
    const request = {
      roles: readRoles(args.role),
      channels: readChannels(args.channel),
      ttlSeconds: readDuration(args.ttl),
      ...(args.subject ? { subject: args.subject } : {}),
      ...(args.register ? { register: args.register } : {}),
    }
    if (request.channels === 'ALL' && request.roles.some((role) => OF_A_CHANNEL.includes(role))) {
      throw new Error('A token with this role needs a channel: add --channel, such as --channel houston.')
    }
    const server = args.link ? await serverThatRuns(dataFolder) : null
    if (args['new-key']) await rotateKey(dataFolder, args['void-former'] ?? false)
    const { tokens } = await openTokensOfFolder(dataFolder)
    const token = await tokens.issueToken(request)
    process.stdout.write(`${server === null ? token : signInLink(server, token)}\n`)
  },
})

async function serverThatRuns(dataFolder: string): Promise<string> {
  const url = await runningServer(dataFolder).catch(() => null)
  if (url === null || !(await answers(url)))
    throw new Error(`${noServer(dataFolder)} Start one with "npx tillsync serve", or leave out --link.`)
  return url
}

function readRoles(text: string): Role[] {
  return splitList(text).map((name) => {
    const role = ROLES.find((known) => known === name.toUpperCase().replaceAll('-', '_'))
    if (!role)
      throw new Error(
        `Unknown role. The roles are: ${ROLES.map((known) => known.toLowerCase().replaceAll('_', '-')).join(', ')}.`,
      )
    return role
  })
}

function readChannels(text: string | undefined): string[] | 'ALL' {
  const channels = splitList(text ?? '')
  return channels.length === 0 ? 'ALL' : channels
}

/** `8h` in seconds. */
export function readDuration(text: string): number {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text.trim()) ?? []
  const seconds = unit === 's' || unit === 'm' || unit === 'h' || unit === 'd' ? SECONDS[unit] : undefined
  if (amount === undefined || seconds === undefined)
    throw new Error('A duration must be a number with s, m, h or d, such as 8h.')
  return Number(amount) * seconds
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}
