import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import { OFFER } from './offer-texts.ts'
import { showTour, useIsNew, useTourStep } from './tour-state.ts'
import './tour.css'

/** Offers the tour to those who have not seen it in this browser. */
export function TourOffer() {
  const say = useText(OFFER)
  const isNew = useIsNew()
  const step = useTourStep()
  if (!isNew || step !== null) return null
  return (
    <p className="note tour-offer">
      <Icon name="flag" />
      <span>{say.offer}</span>
      <button type="button" className="button small" onClick={() => showTour(0)}>
        {say.take}
      </button>
      <button type="button" className="button small plain" onClick={() => showTour(null)}>
        {say.skip}
      </button>
    </p>
  )
}
