import { useText } from '../api/language.ts'
import { useListedKey } from './shortcuts.ts'
import { UI } from './texts.ts'

/** Lists the keys of a list in the help. */
export function useListKeys(): void {
  const say = useText(UI)
  useListedKey('↑ ↓', say.keyMove)
  useListedKey('Home End', say.keyEnds)
  useListedKey('Enter', say.keyOpen)
}
