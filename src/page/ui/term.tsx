import { type ReactNode, useId } from 'react'
import { useText } from '../api/language.ts'
import { GLOSSARY, type Word } from './glossary.ts'
import './term.css'

/**
 * A word with its meaning, which shows while the pointer or the focus is on it. With `isLink`, the children are a link,
 * which has the focus; else the word itself has it.
 */
export function Term({ of, isLink = false, children }: { of: Word; isLink?: boolean; children: ReactNode }) {
  const id = useId()
  const meaning = useText(GLOSSARY)[of]
  return (
    <span className="term">
      {isLink ? (
        children
      ) : (
        <button type="button" className="term-word" aria-describedby={id}>
          {children}
        </button>
      )}
      <span id={id} role="tooltip" className="term-meaning">
        {meaning}
      </span>
    </span>
  )
}
