import { useText } from '../api/language.ts'
import { useListedKey } from './shortcuts.ts'
import { UI } from './texts.ts'

/** Adds the keys of a list to the help. */
export function useListKeys(): void {
  const say = useText(UI)
  useListedKey('↑ ↓', say.keyMove)
  useListedKey('Home End', say.keyEnds)
  useListedKey('Enter', say.keyOpen)
}
