import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand as run } from 'citty'
import { vi } from 'vitest'
import { exportCommand } from '../../src/cli/export.ts'
import { importCommand } from '../../src/cli/import.ts'
import { afterFile } from '../support/after-file.ts'
import type { Installation } from '../support/installation.ts'

/** What a command has printed: `answer` is its standard output as JSON, or null. */
export type Ended = { answer: unknown; stdout: string; stderr: string; code: number }

const COMMANDS = { import: importCommand, export: exportCommand }

let copied: Promise<string> | undefined

/** The path of a file of `files/`, or of one that a command writes beside them: of a copy for this run. */
export async function fileOf(name: string): Promise<string> {
  copied ??= copy()
  return join(await copied, name)
}

async function copy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-cases-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  await cp(new URL('files/', import.meta.url), folder, { recursive: true })
  return folder
}

/** Runs a command of `tillsync` in this process. An argument that begins with `files/` is the path of that file. */
export async function runCommand(installation: Installation, [name = '', ...args]: readonly string[]): Promise<Ended> {
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1]
  if (!command) throw new Error(`Cases run no command "${name}".`)
  const paths = await Promise.all(args.map((arg) => (arg.startsWith('files/') ? fileOf(arg.slice(6)) : arg)))
  const rawArgs = [...paths, '--url', installation.url, '--token', installation.token]
  const printed = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((output) =>
    vi.spyOn(process[output], 'write').mockImplementation((text) => {
      printed[output] += String(text)
      return true
    }),
  )
  try {
    // The commands differ in their options only, which are parsed from the texts.
    if (name === 'import') await run(importCommand, { rawArgs })
    else await run(exportCommand, { rawArgs })
    return { ...printed, answer: jsonIn(printed.stdout), code: Number(process.exitCode ?? 0) }
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
