import { expect, test } from 'vitest'
import { graphqlRequest, signedIn } from '../support/http.ts'
import { startTestServer } from './fixture.ts'
import { probe } from './test-schema.ts'

test('a stop lets the requests in flight finish, closes sockets with 1001 and takes nothing new', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const watching = await signedIn(server.url, token)
  watching.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { cdxSessionChanged }' } })
  await watching.next()
  const started = new Promise<void>((resolve) => {
    probe.jobStarted = resolve
  })
  const answer = graphqlRequest(server.url, token, 'mutation { runCdxJob }')
  await started
  const stopped = server.stop()
  expect(await watching.closed).toMatchObject({ code: 1001 })
  probe.finishJob()
  expect((await answer).data).toEqual({ runCdxJob: 'done' })
  await stopped
  await expect(graphqlRequest(server.url, token, '{ serverInfo }')).rejects.toThrow()
})

test('a mutation in flight on a socket is answered before the socket is closed', async () => {
  const server = await startTestServer()
  const socket = await signedIn(server.url, await server.token())
  const started = new Promise<void>((resolve) => {
    probe.jobStarted = resolve
  })
  socket.send({ id: '1', type: 'subscribe', payload: { query: 'mutation { runCdxJob }' } })
  await started
  const stopped = server.stop()
  probe.finishJob()
  expect(await socket.next()).toMatchObject({ type: 'next', id: '1', payload: { data: { runCdxJob: 'done' } } })
  expect((await socket.closed).code).toBe(1001)
  await stopped
})

test('a request that does not end is cut off at the deadline', async () => {
  const server = await startTestServer({ limits: { stopSeconds: 1 } })
  const token = await server.token()
  const started = new Promise<void>((resolve) => {
    probe.jobStarted = resolve
  })
  const answer = graphqlRequest(server.url, token, 'mutation { runCdxJob }').catch(() => 'cut')
  await started
  await server.stop()
  expect(await answer).toBe('cut')
})

test('many sockets are closed one after another, each with 1001', async () => {
  const server = await startTestServer()
  const token = await server.token()
  const sockets = await Promise.all(Array.from({ length: 50 }, () => signedIn(server.url, token)))
  await server.stop()
  for (const socket of sockets) expect((await socket.closed).code).toBe(1001)
})
