import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import type { Ended } from '../support/command-line.ts'

/** An example in a folder as deep as its own, beside an installed tillsync, as one has it who follows its README. */
export type Example = {
  folder: string
  /** The lines of the README's first `sh` block. */
  lines: readonly string[]
  /** What its `export` lines set. */
  settings: readonly string[]
  /** Runs one line to its end, with these settings. */
  run(line: string, settings: { [name: string]: string }): Promise<Ended>
  /** Starts a line that goes on. */
  start(line: string, settings: { [name: string]: string }): ChildProcess
  remove(): Promise<void>
}

export async function openExample(name: string): Promise<Example> {
  const outer = await mkdtemp(join(tmpdir(), `tillsync-example-${name}-`))
  const folder = join(outer, 'examples', name)
  await cp(join(PACKAGE_FOLDER, 'examples', name), folder, { recursive: true })
  await cp(join(PACKAGE_FOLDER, 'schema.graphql'), join(outer, 'schema.graphql'))
  await installTillsync(outer, folder)
  const readme = await readFile(join(folder, 'README.md'), 'utf8')
  const lines = (/```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? '').split('\n').filter(Boolean)
  const exported = lines.filter((line) => line.startsWith('export '))
  const env = (settings: object) => ({ PATH: process.env.PATH, HOME: process.env.HOME, ...settings })
  return {
    folder,
    lines: lines.filter((line) => !line.startsWith('export ')),
    settings: exported.flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => name)),
    run: (line, settings) =>
      new Promise((resolve) => {
        execFile('sh', ['-c', line], { cwd: folder, env: env(settings) }, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
        })
      }),
    start(line, settings) {
      const [command = '', ...args] = line.replace(/ *&$/, '').split(' ')
      return spawn(command, args, { cwd: folder, env: env(settings), stdio: ['ignore', 'pipe', 'inherit'] })
    },
    remove: () => rm(outer, { recursive: true, force: true, maxRetries: 10 }),
  }
}

/** The package with its client, as `npm run build` makes it; the packages that it needs are found above. */
async function installTillsync(outer: string, folder: string): Promise<void> {
  await symlink(join(PACKAGE_FOLDER, 'node_modules'), join(outer, 'node_modules'))
  const installed = join(folder, 'node_modules/tillsync')
  await mkdir(installed, { recursive: true })
  await cp(join(PACKAGE_FOLDER, 'package.json'), join(installed, 'package.json'))
  await build({
    entryPoints: [join(PACKAGE_FOLDER, 'src/client/index.ts')],
    outfile: join(installed, 'dist/client/index.js'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
  })
}

/** Waits for a line that a program prints. */
export async function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    const found = pattern.exec(text)
    if (found) return found
  }
  throw new Error(`The program ended before it printed ${pattern}: ${text}`)
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
