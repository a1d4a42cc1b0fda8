import { useText } from '../api/language.ts'
import type { PagesInHand } from '../api/query.ts'
import { Icon } from './icon.tsx'
import { UI } from './texts.ts'

type Props = { pages: Pick<PagesInHand<unknown>, 'hasMore' | 'isReadingMore' | 'readMore'> }

/** Reads a list on; nothing when all of it is there. */
export function More({ pages: { hasMore, isReadingMore, readMore } }: Props) {
  const say = useText(UI)
  if (!hasMore) return null
  return (
    <button type="button" className="button read-more" aria-disabled={isReadingMore} onClick={readMore}>
      <Icon name={isReadingMore ? 'wait' : 'down'} />
      {isReadingMore ? say.loading : say.more}
    </button>
  )
}
