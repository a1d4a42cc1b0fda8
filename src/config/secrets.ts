import { readFileSync } from 'node:fs'

/** A value that is shown as `[secret]` wherever it might be printed. */
export interface Secret {
  reveal(): string
  toJSON(): string
  toString(): string
}

/** Wraps a value so that printing or serialising it does not show it. */
export function secretOf(value: string): Secret {
  return { reveal: () => value, toJSON: () => '[secret]', toString: () => '[secret]' }
}

/** The secret that a reference names: `env:NAME` or `file:/path`. */
export function secretFrom(env: Readonly<Record<string, string>>, reference: string): Secret {
  const [, kind, name] = /^(env|file):(.+)$/.exec(reference) ?? []
  if (kind === 'env' && name !== undefined && env[name] !== undefined) return secretOf(env[name])
  if (kind === 'file' && name !== undefined) {
    const text = readSecretFile(name)
    if (text !== undefined) return secretOf(text)
  }
  // Only the reference is repeated when it is one: someone may have put the secret itself there.
  throw new Error(kind ? `Nothing can be read at ${reference}.` : 'A secret is named as env:NAME or file:/path.')
}

/**
 * The same for a purpose of its own, PURPOSE_NAME or the file's path with `.purpose`: the user who defines the tables,
 * or a connection that leads past a pooler. Without one, the secret that the reference names.
 */
export function secretForPurpose(
  env: Readonly<Record<string, string>>,
  reference: string,
  purpose: 'migration' | 'direct',
): Secret {
  const [, kind, name = ''] = /^(env|file):(.+)$/.exec(reference) ?? []
  const own =
    kind === 'env'
      ? env[`${purpose.toUpperCase()}_${name}`]
      : kind === 'file'
        ? readSecretFile(`${name}.${purpose}`)
        : undefined
  return own === undefined ? secretFrom(env, reference) : secretOf(own)
}

/** Reads the secret that NAME_FILE names into NAME. */
export function takeSecretFile(env: Record<string, string>, name: string, faults: string[]): void {
  const path = env[`${name}_FILE`]
  if (path === undefined) return
  if (env[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one`)
  const text = readSecretFile(path)
  if (text === undefined) faults.push(`${name}_FILE names a file that cannot be read or is empty`)
  else env[name] = text
}

function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
