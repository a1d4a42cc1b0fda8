import { storable } from '../../db/storable.ts'

/** What an opaque id names: a type of the schema and the parts of its key. */
export interface NodeName {
  readonly type: string
  readonly key: readonly string[]
}

/** The globally unique, opaque id of a node: base64url of `["Type","part",…]`. */
export function encodeNodeId(type: string, ...key: readonly (string | number | bigint)[]): string {
  return Buffer.from(JSON.stringify([type, ...key.map(String)])).toString('base64url')
}

/** What the id names; undefined when it is not an id of ours. Whether such a node exists is another question. */
export function decodeNodeId(id: string): NodeName | undefined {
  if (!/^[\w-]{4,1000}$/.test(id)) return undefined
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

/** The key of an id that must name the given type; undefined when it is anything else. */
export function decodeNodeIdOf(type: string, id: string): readonly string[] | undefined {
  const name = decodeNodeId(id)
  return name?.type === type ? name.key : undefined
}

/** The key that an argument names, given as a node id of the type or as the plain key itself; storable, so that what no key can be is not found. */
export function keyOf(type: string, id: string): string {
  return storable(decodeNodeIdOf(type, id)?.at(-1) ?? id)
}
