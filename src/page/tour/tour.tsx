import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import { VIEWS } from '../app/views.ts'
import { showTour } from './tour-state.ts'
import { TOUR } from './tour-texts.ts'
import './tour.css'

const STEPS = [
  ['overview', '/'],
  ['operations', '/operations'],
  ['customers', '/customers'],
  ['diagnose', '/diagnose'],
  ['jobs', '/jobs/schedules'],
  ['keys', null],
] as const

/** One step of the tour, in a corner: the view that it is about is shown beside it. */
export default function Tour({ step }: { step: number }) {
  const say = useText(TOUR)
  const may = useMay()
  const [path, navigate] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [name, to] = STEPS[step] ?? STEPS[0]
  useEffect(() => {
    heading.current?.focus()
    const view = VIEWS.find((each) => to === each.path || (each.path !== '/' && to?.startsWith(each.path)))
    if (to !== null && path !== to && view && may(view.needs)) navigate(to)
    // Once for each step: the visitor may look around.
  }, [step])
  const isLast = step === STEPS.length - 1
  return (
    <section className="tour card" aria-labelledby="tour-step">
      <p className="soft hint">
        {say.title} · {say.step(step + 1, STEPS.length)}
      </p>
      <h2 id="tour-step" ref={heading} tabIndex={-1}>
        {say[name]}
      </h2>
      <p>{say[`${name}Text`]}</p>
      <div className="dialog-foot">
        {!isLast && (
          <button type="button" className="button plain" onClick={() => showTour(null)}>
            {say.skip}
          </button>
        )}
        {step > 0 && (
          <button type="button" className="button" onClick={() => showTour(step - 1)}>
            {say.back}
          </button>
        )}
        <button type="button" className="button primary" onClick={() => showTour(isLast ? null : step + 1)}>
          {isLast ? say.finish : say.next}
        </button>
      </div>
    </section>
  )
}
