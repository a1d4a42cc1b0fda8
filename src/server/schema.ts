import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import type { Resolvers } from '../api/generated/resolvers.ts'
import { PACKAGE_FOLDER } from '../config/package.ts'
import { auditMutations } from './audit/audit-mutations.ts'
import { auditReads } from './audit/audit-reads.ts'
import { guardRootFields } from './guard.ts'
import { guardTypes } from './guard-types.ts'
import { scalars } from './scalars.ts'

const SCHEMA_FOLDER = join(PACKAGE_FOLDER, 'schema')

/** The SDL files, whatever folder the program was started from. */
export function typeDefinitions(folder = SCHEMA_FOLDER): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

let parsed: DocumentNode[] | undefined

/** Parsed once for all servers of a process. */
function parsedTypes(): DocumentNode[] {
  parsed ??= typeDefinitions().map((text) => parse(text, { noLocation: true }))
  return parsed
}

/**
 * The executable schema: the SDL and the resolvers of all slices, with the role tables applied to every root field and
 * object, and the audit around every mutation and what integrations read.
 */
export function buildSchema(resolvers: readonly Resolvers[]): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: parsedTypes(),
    resolvers: [scalars, ...resolvers],
    // The schema is nobody else's yet, and `npm run check` has validated the SDL: half the time of its making.
    updateResolversInPlace: true,
    assumeValidSDL: true,
    // Operations set `__typename`, which resolves interfaces and unions.
    resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
  })
  return auditMutations(guardRootFields(auditReads(guardTypes(schema))))
}
