import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { Caller } from '../api/shared/context.ts'
import { present, refusalOf, refuse } from '../api/shared/errors.ts'
import type { Log } from '../config/log.ts'
import type { Admit } from './documents/admission.ts'
import type { Cost } from './documents/cost.ts'
import { READ_AFTER, readAfterOf, WRITTEN_AT } from './documents/read-after.ts'
import { type DocumentPolicy, distinctErrors } from './documents/read-document.ts'

const NOT_HERE =
  'Subscriptions are not served by a plain HTTP request. Open a WebSocket at /graphql (graphql-ws), or send the ' +
  'request to /graphql/stream (server-sent events).'

/** Apollo Server with the policy on documents, admission and masking of this server, which starts and stops it. */
export function makeApollo<C extends Caller>(
  schema: GraphQLSchema,
  policy: DocumentPolicy,
  admit: Admit,
  log: Log,
  writtenAt: WrittenAt = () => null,
): ApolloServer<C> {
  return new ApolloServer<C>({
    schema,
    parseOptions: policy.parseOptions,
    validationRules: [...policy.validationRules],
    validationOptions: policy.validationOptions,
    executionOptions: { maxCoercionErrors: policy.validationOptions.maxErrors },
    // Roles decide who may introspect (admission.ts), the same on every wire.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: (_, error) => present(error, log, requestOf(error)),
    stringifyResult: (result) => JSON.stringify(result),
    // Apollo logs unexpected errors with their message.
    logger: { debug() {}, info() {}, warn: () => log.warn('apollo warning'), error: () => log.error('apollo error') },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would wrap each field of the schema, to say what `admission` says: that nothing may be stored.
      ApolloServerPluginCacheControlDisabled(),
      admission<C>(admit, writtenAt),
      notesRequests,
    ],
  })
}

const requests = new WeakMap<object, string>()
const requestOf = (error: unknown) => (typeof error === 'object' && error !== null ? requests.get(error) : undefined)

/** Notes of which request an error is: Apollo hands it over to be masked without its context. */
const notesRequests: ApolloServerPlugin<Caller> = {
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue }) {
        for (const error of errors) requests.set(error, contextValue.requestId)
      },
    }
  },
}

/** Now by the clock of headquarters' database, in milliseconds since 1970, where a replica is read; otherwise null. */
export type WrittenAt = () => number | null

function admission<C extends Caller>(admit: Admit, writtenAt: WrittenAt): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      let cost: Cost | undefined
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          try {
            if (!operation) return
            if (operation.operation === 'subscription') throw refuse('BAD_USER_INPUT', NOT_HERE)
            cost = admit({ document, operation, variables: request.variables ?? {}, caller: contextValue })
            // The context was made before the document was read, and has read nothing yet.
            const readAfter = readAfterOf(operation, request.http?.headers.get(READ_AFTER), contextValue)
            Object.assign(contextValue, { reads: operation.operation === 'query', readAfter })
          } catch (error) {
            throw refusalOf(error)
          }
        },
        async willSendResponse({ response, request, source, operation, contextValue }) {
          response.http.headers.set('cache-control', 'no-store')
          const written = operation?.operation === 'mutation' ? writtenAt() : null
          if (written !== null) response.http.headers.set(WRITTEN_AT, new Date(Math.ceil(written)).toISOString())
          // GraphQL over HTTP: a client of plain JSON gets status 200 for an invalid document or variable.
          const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json')
          if (source && !modern && response.http.status === 400) response.http.status = 200
          if (response.body.kind !== 'single') return
          const result = response.body.singleResult
          if (result.errors) result.errors = distinctErrors(result.errors)
          if (cost) result.extensions = { ...result.extensions, cost }
          const { asOf } = contextValue
          if (asOf !== undefined)
            result.extensions = { ...result.extensions, replica: { asOf: new Date(asOf).toISOString() } }
        },
      }
    },
  }
}
