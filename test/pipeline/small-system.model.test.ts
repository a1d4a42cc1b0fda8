import { beforeAll, test } from 'vitest'
import type { Installation } from '../support/installation.ts'
import { type Command, live, startSmallSystem } from './small-system.ts'

// Stories that the property of small-system.model.long.test.ts has found.

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startSmallSystem()
})

test('a change from a channel’s copy never replaces an edit that was captured after it and came with the recovery', async () => {
  const story: Command[] = [
    { do: 'create', place: 'sanfrancisco' },
    { do: 'travel' },
    { do: 'backUp', part: 'hq' },
    { do: 'edit', place: 'houston', nth: 0 },
    { do: 'edit', place: 'sanfrancisco', nth: 0 },
    { do: 'travel' },
    { do: 'edit', place: 'houston', nth: 0 },
    { do: 'upload', place: 'houston' },
    { do: 'edit', place: 'sanfrancisco', nth: 0 },
    { do: 'restore', part: 'hq' },
  ]
  await live(tillsync, story)
})
