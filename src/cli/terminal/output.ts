import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** The option of commands whose answer programs read. */
export const jsonArg = {
  json: { type: 'boolean', description: 'Prints the answer as JSON, for programs', default: false },
} as const

/** Prints data: standard output has nothing else. What a command says about its work goes to `say`. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Prints the answer as JSON. */
export function printJson(answer: unknown): void {
  print(JSON.stringify(answer, null, 2))
}

/** Tells the person what the command does; programs need not read it. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Prints the refusals of a mutation, and returns whether there are any. */
export function sayRefusals(userErrors: readonly { message: string; code: string }[]): boolean {
  for (const { message, code } of userErrors) say(`${message} (${code})`)
  return userErrors.length > 0
}

/** Throws what is wrong with a file that is to be read more than once, before a server is asked. */
export async function assertReadable(file: string): Promise<void> {
  if (file === '-') throw new Error('Standard input cannot be read twice. Store it as a file, and give its name.')
  await access(file, constants.R_OK)
  const there = await stat(file)
  if (there.isDirectory()) throw new Error(`${file} is a folder, not a file.`)
  if (!there.isFile()) throw new Error(`${file} cannot be read twice. Store it as a file, and give its name.`)
}

/** Throws when a file that is to be written is the one that is read, under this or another name. */
export async function assertOtherFile(file: string, read: string): Promise<void> {
  const [there, source] = await Promise.all([stat(file).catch(() => null), stat(read)])
  if (there !== null && there.dev === source.dev && there.ino === source.ino)
    throw new Error(`${file} is the file that is read: it would be overwritten. Choose another name.`)
}

/** Throws what is wrong with the place of a file that is to be written, before a server is asked. */
export async function assertWritable(file: string): Promise<void> {
  const there = await stat(file).catch(() => null)
  if (there?.isDirectory()) throw new Error(`${file} is a folder, not a file.`)
  await access(there ? file : dirname(resolve(file)), constants.W_OK)
}
