import { useText } from '../../api/language.ts'
import type { Understood } from './search-words.ts'
import { TOOLBAR } from './toolbar-texts.ts'

const EXAMPLES = 5

type Props = {
  understood: Understood
  /** What a GUID turned out to be. */
  guidAs: 'operation' | 'customer'
}

/** Says what a search was taken as, and which words are not known. */
export function TookLine({ understood: { took, refused }, guidAs }: Props) {
  const say = useText(TOOLBAR)
  if (took.length === 0 && refused.length === 0) return null
  return (
    <p className="took-line" role="status">
      {took.length > 0 && <span className="soft">{say.tookAs}:</span>}
      {took.map(({ as, value }) => (
        <span key={`${as} ${value}`}>
          {say[as === 'guid' ? guidAs : as]} <strong>{value}</strong>
        </span>
      ))}
      {refused.map(({ word, examples }) => (
        <span key={word} className="bad-text">
          {say.refused(word, examples.slice(0, EXAMPLES).join(', '))}
        </span>
      ))}
    </p>
  )
}
