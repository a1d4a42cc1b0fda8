import { type ReactNode, useId, useRef } from 'react'
import { useText } from '../api/language.ts'
import { GLOSSARY, type Word } from './glossary.ts'
import './term.css'

/** How near to the edge of the window a meaning may be, in pixels. */
const MARGIN = 8

type Props = {
  of: Word
  /** The word; or, where it is a link, which has the focus then, the link with the id of what describes it. */
  children: ReactNode | ((describedBy: string) => ReactNode)
}

/** A word with its meaning, which shows while the pointer or the focus is on it. */
export function Term({ of, children }: Props) {
  const id = useId()
  const meaning = useText(GLOSSARY)[of]
  const shown = useRef<HTMLSpanElement>(null)
  const keepInWindow = () => {
    if (!shown.current) return
    shown.current.style.translate = '0'
    const beyond = shown.current.getBoundingClientRect().right - document.documentElement.clientWidth + MARGIN
    if (beyond > 0) shown.current.style.translate = `${-beyond}px`
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what shows is moved; the word inside is what is focused.
    <span className="term" onPointerEnter={keepInWindow} onFocus={keepInWindow}>
      {typeof children === 'function' ? (
        children(id)
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its meaning shows by keyboard, too; it does nothing else.
        <span tabIndex={0} className="term-word" aria-describedby={id}>
          {children}
        </span>
      )}
      <span ref={shown} id={id} role="tooltip" className="term-meaning">
        {meaning}
      </span>
    </span>
  )
}
