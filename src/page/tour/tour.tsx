import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../api/language.ts'
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

type Props = {
  step: number
  /** The paths of the views that the visitor may open. */
  paths: readonly string[]
}

/** One step of the tour, in a corner: the view that it is about is shown beside it. */
export default function Tour({ step, paths }: Props) {
  const say = useText(TOUR)
  const [path, navigate] = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [name, to] = STEPS[step] ?? STEPS[0]
  useEffect(() => {
    heading.current?.focus()
    const mayOpen = paths.some((each) => to === each || (each !== '/' && to?.startsWith(each)))
    if (to !== null && path !== to && mayOpen) navigate(to)
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
