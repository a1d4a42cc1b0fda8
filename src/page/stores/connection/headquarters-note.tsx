import { useLanguage, useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { Ago } from '../../ui/time.tsx'
import { NOTE } from './note-texts.ts'
import { useHeadquarters } from './use-headquarters.ts'

/** A note on every view of a store's process: that it is one, or what is wrong with its connection, and since when. */
export function HeadquartersNote() {
  const say = useText(NOTE)
  const isDutch = useLanguage() === 'nl'
  const headquarters = useHeadquarters()
  // In a process with headquarters' database, the overview says it.
  if (headquarters?.over !== 'WIRE') return null
  const { state, since, message } = headquarters
  if (state === 'CONNECTED')
    return (
      <p className="note">
        <Icon name="store" />
        {say.ofStore}
      </p>
    )
  const isRefused = state === 'REFUSED'
  return (
    <section className={`note ${isRefused ? 'bad' : 'warn'}`} role="status" aria-labelledby="headquarters-away">
      <Icon name="alert" />
      <div>
        <h2 id="headquarters-away">
          {isRefused ? say.storeRefused : say.headquartersAway}
          {since && (
            <>
              {' · '}
              <Ago at={since} />
            </>
          )}
        </h2>
        <p lang="en" className={isDutch ? 'hint' : undefined}>
          {message}
        </p>
        <p>{say.goesOn}</p>
      </div>
    </section>
  )
}
