import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { createClient } from 'graphql-ws'

const token = new URLSearchParams(location.hash.slice(1)).get('token')
const url = new URL('/graphql', location.href)

const http = new HttpLink({ uri: url.href, headers: { authorization: `Bearer ${token}` } })
// After a loss it subscribes again, which begins with a snapshot: the page then reads what it shows again.
const socket = new GraphQLWsLink(
  createClient({
    url: url.href.replace(/^http/, 'ws'),
    connectionParams: { token },
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  }),
)

/** All objects have an `id` of their own, by which the cache knows them. */
export const client = new ApolloClient({
  link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
  cache: new InMemoryCache(),
})
