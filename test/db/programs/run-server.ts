// Starts a server over the folder named, sends its address, and stays until it is asked to stop, is killed, or its test
// is gone.
import { startEmbeddedServer } from '../../../src/db/embedded/server.ts'

const lines: string[] = []
const log = { info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) }
const server = await startEmbeddedServer({ name: 'running', folder: process.argv[2] ?? '', log })
process.send?.({ url: server.url('postgres'), dataFolder: server.dataFolder, lines })
const end = async () => {
  await server.stop()
  process.exit()
}
process.on('message', end)
process.on('disconnect', end)
