import { beforeAll, expect, it } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
  await installation.ask(
    'mutation { setDataSyncPaused(input: { channelDatabase: "sanfrancisco-db", paused: true }) { userErrors { code } } }',
  )
})

const stores = (...args: string[]) => runCommand(installation, 'VIEWER', ['stores', ...args])

it('lists the stores, the worst first, and exits with 2 while one is failing', async () => {
  const all = await stores()
  expect(all).toMatchObject({ code: 2, stderr: '' })
  expect(all.stdout.indexOf('sanfrancisco-db')).toBeLessThan(all.stdout.indexOf('houston-db'))
  expect(all.stdout).toMatch(/^sanfrancisco-db +FAILING +DATA_SYNC_NOT_PAUSED +\S+T\S+Z +\d/m)
  expect((await stores('--wrong')).stdout).toContain('sanfrancisco-db')
})

it('finds stores by words, prints them as JSON, and exits with 0 when none of them is failing', async () => {
  expect(await stores('no such store')).toMatchObject({ code: 0, stdout: 'No store matches.\n', stderr: '' })
  const { code, stdout } = await stores('francisco', '--json')
  expect(code).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject([
    { channelDatabase: { key: 'sanfrancisco-db' }, health: 'FAILING', causes: ['DATA_SYNC_NOT_PAUSED'], disk: null },
  ])
})
