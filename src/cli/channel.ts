import { text } from 'node:stream/consumers'
import { defineCommand } from 'citty'
import { readConfig } from '../config/config.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { createCodes, readStores } from './store/create-codes.ts'
import { readJoinFile } from './store/join-file.ts'
import { joinHeadquarters } from './store/join-headquarters.ts'
import { renewKey } from './store/renew-key.ts'
import { say } from './terminal/output.ts'

const USAGE =
  'Write what to do: tillsync channel join https://hq.example.com --code XXXX-…, tillsync channel codes stores.csv, ' +
  'or tillsync channel renew-key.'

export const channelCommand = defineCommand({
  meta: {
    name: 'channel',
    description:
      'join: makes this machine the store of a channel database. codes: makes join codes for the channel databases of ' +
      'a CSV file. renew-key: replaces the key of this store',
  },
  args: {
    action: { type: 'positional', description: 'join, codes or renew-key', required: true },
    what: {
      type: 'positional',
      description: 'join: the address of headquarters; codes: a CSV file of channel databases',
      required: false,
    },
    code: { type: 'string', description: 'join: the code; without it, it is read from standard input' },
    file: { type: 'string', description: 'join: a file with address and code instead, as `codes --folder` writes it' },
    again: { type: 'boolean', description: 'join: replaces the identity that the data folder has', default: false },
    data: { type: 'string', description: 'join, renew-key: data folder (TILLSYNC_DATA)' },
    folder: { type: 'string', description: 'codes: writes a file for `join --file` for each store into this folder' },
    headquarters: { type: 'string', description: 'codes --folder: the address of headquarters for the stores' },
    hours: { type: 'string', description: 'codes: for how many hours they are valid, 1 to 720', default: '72' },
    ...connectionArgs,
  },
  async run({ args }) {
    const dataFolder = () => readConfig({ TILLSYNC_DATA: args.data }).dataFolder
    switch (args.action) {
      case 'join': {
        const { url, code } = args.file ? await readJoinFile(args.file) : { url: args.what, code: args.code }
        if (url === undefined) throw new Error(`Write the address of headquarters. ${USAGE}`)
        const joined = await joinHeadquarters(dataFolder(), url, code ?? (await codeOfInput()), args.again)
        return say(joined)
      }
      case 'codes': {
        if (args.what === undefined) throw new Error(`Write the CSV file of the stores. ${USAGE}`)
        const stores = await readStores(args.what)
        const hours = Number(args.hours)
        process.exitCode = await createCodes(await connect(args), stores, { ...args, hours })
        return
      }
      case 'renew-key':
        return say(await renewKey(dataFolder()))
      default:
        throw new Error(`channel has no action "${args.action}". ${USAGE}`)
    }
  },
})

/** A code on the command line can be seen by other users of the machine. */
async function codeOfInput(): Promise<string> {
  if (process.stdin.isTTY) say('The code (from an administrator of headquarters):')
  // Not by the name /dev/stdin: a user to whom the input was handed down may not open it.
  const code = (process.stdin.isTTY ? await firstLine() : await text(process.stdin)).trim()
  if (code === '') throw new Error(`There is no code: add --code. ${USAGE}`)
  return code
}

async function firstLine(): Promise<string> {
  for await (const line of process.stdin.setEncoding('utf8')) return String(line)
  return ''
}
