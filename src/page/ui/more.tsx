import { useText } from '../api/language.ts'
import type { LoadedPages } from '../api/query.ts'
import { Icon } from './icon.tsx'
import { UI } from './texts.ts'

type Props = { pages: Pick<LoadedPages<unknown>, 'hasMore' | 'isReadingMore' | 'readMore'> }

/** The button that reads the next page of a list, if there is one. */
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
