// A thread has no loader for TypeScript of its own, whatever its process has.
import { register } from 'tsx/esm/api'

register()
await import('./lines-thread.ts')
