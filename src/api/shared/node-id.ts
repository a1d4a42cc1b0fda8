import { storable } from '../../db/storable.ts'

/** The content of an opaque id: a type of the schema and the parts of its key. */
export interface NodeName {
  readonly type: string
  readonly key: readonly string[]
}

/** The globally unique, opaque id of a node: base64url of `["Type","part",…]`. */
export function encodeNodeId(type: string, ...key: readonly (string | number | bigint)[]): string {
  return Buffer.from(JSON.stringify([type, ...key.map(String)])).toString('base64url')
}

/** The content of an id; undefined when it is not an id of this API. The node need not exist. */
export function decodeNodeId(id: string): NodeName | undefined {
  // base64url of `["`: to parse a plain key and catch the error costs as much as a small request.
  if (!/^WyJ[\w-]{1,997}$/.test(id)) return undefined
  try {
    const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length < 2 || !parts.every((part) => typeof part === 'string')) return undefined
    const [type, ...key] = parts
    // A second spelling of an id would be a second cache entry in every client.
    return type && encodeNodeId(type, ...key) === id ? { type, key: key.map(storable) } : undefined
  } catch {
    return undefined
  }
}

/** The key in an id of the given type; undefined for anything else. */
export function decodeNodeIdOf(type: string, id: string): readonly string[] | undefined {
  const name = decodeNodeId(id)
  return name?.type === type ? name.key : undefined
}

/**
 * The key of an argument, given as a node id of the type or as the plain key. The result can be stored, so an
 * impossible key is simply not found.
 */
export function keyOf(type: string, id: string): string {
  return storable(decodeNodeIdOf(type, id)?.at(-1) ?? id)
}
