import { writeFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { applySettings } from './config/apply.ts'
import { findChanges } from './config/compare.ts'
import { readServer } from './config/read-server.ts'
import { readSettingsFile, settingsText } from './config/settings-file.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { assertWritable, print, say } from './terminal/output.ts'
import { sentenceOf } from './terminal/sentence-of.ts'

const USAGE =
  'Write what to do: tillsync config export --out settings.yaml, tillsync config diff settings.yaml, or tillsync ' +
  'config import settings.yaml.'
const SAME = 'The server has these settings.'

export const configCommand = defineCommand({
  meta: {
    name: 'config',
    description:
      'export: writes the settings of the server as YAML. diff: prints what an import of a file would change. import: ' +
      'applies a file (docs/settings.md)',
  },
  args: {
    action: { type: 'positional', description: 'export, diff or import', required: true },
    file: { type: 'positional', description: 'diff, import: the file', required: false },
    out: { type: 'string', description: 'export: the file to write; default: standard output' },
    confirm: {
      type: 'boolean',
      description: 'import: confirms the texts of features that need a confirmation; some stay on for good',
      default: false,
    },
    'dry-run': { type: 'boolean', description: 'import: prints what would be changed, and changes nothing' },
    ...connectionArgs,
  },
  async run({ args }) {
    const { action, file, confirm } = args
    if (action === 'export') return writeSettings(args)
    if (action !== 'diff' && action !== 'import') throw new Error(`config has no action "${action}". ${USAGE}`)
    if (file === undefined) throw new Error(`Write the name of the file. ${USAGE}`)
    if (action === 'diff') return printDifferences(file, args)
    const read = await readSettingsFile(file)
    const connection = await connect(args)
    if (!args['dry-run']) return applySettings(connection, read, confirm)
    const changes = await findChanges(connection, read, confirm)
    for (const change of changes) print(change)
    say(changes.length === 0 ? SAME : 'Nothing was changed: this was a dry run.')
  },
})

type Server = { url?: string | undefined; token?: string | undefined }

async function writeSettings({ out, ...server }: Server & { out?: string | undefined }): Promise<void> {
  if (out !== undefined) await assertWritable(out)
  const text = settingsText(await readServer(await connect(server)))
  if (out === undefined) return print(text.trimEnd())
  await writeFile(out, text)
  say(`${out} has the settings of the server.`)
}

/** Exits as diff(1) does: 0 without differences, 1 with some, 2 when it could not find out. */
async function printDifferences(file: string, server: Server): Promise<void> {
  try {
    const changes = await findChanges(await connect(server), await readSettingsFile(file), true)
    for (const change of changes) print(change)
    if (changes.length > 0) process.exitCode = 1
    else say(SAME)
  } catch (error) {
    say(sentenceOf(error))
    process.exitCode = 2
  }
}
