import { expect, test } from 'vitest'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { dataFolder, PROGRAM, startCommand } from './programs.ts'

// Node gives the child a socket as its input, which cannot be opened by the name /dev/stdin; nor can a pipe of another
// user, such as root's before setpriv.
test('channel join reads the code from an input that was handed down, whoever owns it', async () => {
  const port = await freePort()
  const args = [PROGRAM, 'channel', 'join', `http://127.0.0.1:${port}`]
  const joining = startCommand(process.execPath, args, { TILLSYNC_DATA: dataFolder() })
  joining.starter.stdin?.end('7K2M-0000-0000-0000-0000\n')
  await joining.ended
  expect(joining.output()).toContain(`Nothing listens at 127.0.0.1:${port}.`)
})
