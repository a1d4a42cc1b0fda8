import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import { useNumber } from '../ui/time.tsx'
import { showDay } from './day-state.ts'
import { type DayTally, MORNING, simulateDay, VISITS_OF_DAY } from './simulate-day.ts'
import { FIRST } from './texts.ts'

/** A simulated day in the shops, in a corner: the views show beside it what comes. Closing it closes the shops. */
export default function DayPanel({ channels }: { channels: readonly string[] }) {
  const say = useText(FIRST)
  const [tally, setTally] = useState<DayTally | null>(null)
  const [isOver, setOver] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const day = useRef<AbortController | null>(null)
  useEffect(() => {
    heading.current?.focus()
    return () => day.current?.abort()
  }, [])
  const begin = async () => {
    const own = new AbortController()
    day.current = own
    setTally(MORNING)
    await simulateDay(channels, setTally, own.signal)
    setOver(true)
  }
  return (
    <section className="tour card" aria-labelledby="simulated-day">
      <h2 id="simulated-day" ref={heading} tabIndex={-1}>
        {say.simulate}
      </h2>
      {tally ? <Tally tally={tally} isOver={isOver} /> : <p>{say.dayLead}</p>}
      {!tally && <p className="soft hint">{say.dayNote}</p>}
      <div className="dialog-foot">
        <button type="button" className="button plain" onClick={() => showDay(null)}>
          {isOver ? say.close : tally ? say.stop : say.cancel}
        </button>
        {tally ? (
          <Link className="button" href="/operations">
            <Icon name="list" />
            {say.follow}
          </Link>
        ) : (
          <button type="button" className="button primary" onClick={() => void begin()}>
            <Icon name="play" />
            {say.begin}
          </button>
        )}
      </div>
    </section>
  )
}

function Tally({ tally, isOver }: { tally: DayTally; isOver: boolean }) {
  const say = useText(FIRST)
  const number = useNumber()
  const counts = [
    [say.captured, tally.captured],
    [say.realtime, tally.realtime],
    [say.refused, tally.refused],
    [say.failed, tally.failed],
  ] as const
  return (
    <div className="simulated-day">
      <p role="status">{isOver ? say.over : say.clock(clock(tally.hour))}</p>
      <progress
        aria-label={say.simulate}
        max={VISITS_OF_DAY}
        value={counts.reduce((sum, [, count]) => sum + count, 0)}
      />
      <dl className="facts">
        {counts
          .filter(([, count], index) => index === 0 || count > 0)
          .map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="number">{number(count)}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

/** `13.5` as 13:00: the shops are watched by the hour. */
const clock = (hour: number) => `${String(Math.floor(hour)).padStart(2, '0')}:00`
