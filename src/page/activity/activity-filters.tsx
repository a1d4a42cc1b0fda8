import type { FormEvent } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { DatabaseNamesDocument } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { SUBJECTS } from './actions.ts'
import { ACTIVITY } from './activity-texts.ts'

/** The periods that can be chosen, by their names in the address, in seconds. */
export const PERIODS = [
  ['hour', 3_600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_592_000],
] as const

const NAMES = ['person', 'about', 'what', 'when', 'database'] as const

/** The filters of the activity, as a form: what is typed is looked for at Enter or *Show*. */
export function ActivityFilters() {
  const say = useText(ACTIVITY)
  const [address] = useSearchParams()
  const [, navigate] = useLocation()
  const { data: databases } = useApiQuery(DatabaseNamesDocument, {})
  const show = (form: HTMLFormElement) => {
    const given = new FormData(form)
    const next = new URLSearchParams()
    for (const name of NAMES) {
      const value = String(given.get(name) ?? '').trim()
      if (value !== '') next.set(name, value)
    }
    navigate(`/activity${next.size > 0 ? `?${next}` : ''}`)
  }
  const select = (name: string, label: string, choices: readonly (readonly [string, string])[]) => (
    <label>
      <span>{label}</span>
      <select
        name={name}
        className="input"
        defaultValue={address.get(name) ?? ''}
        onChange={({ currentTarget: { form } }) => form && show(form)}
      >
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  const field = (name: string, label: string, hint: string) => (
    <label>
      <span>{label}</span>
      <input
        name={name}
        className="input"
        defaultValue={address.get(name) ?? ''}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
      />
    </label>
  )
  const isAtChannel = address.has('database')
  return (
    <search aria-label={say.filters}>
      <form
        className="activity-filters"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault()
          show(event.currentTarget)
        }}
      >
        {field('person', say.person, say.personHint)}
        {field('about', say.about, say.aboutHint)}
        {!isAtChannel &&
          select('what', say.subject, [
            ['', say.anything],
            ...SUBJECTS.map((subject) => [subject, say[subject]] as const),
          ])}
        {select('when', say.period, [['', say.always], ...PERIODS.map(([name]) => [name, say[name]] as const)])}
        {select('database', say.place, [
          ['', say.headquarters],
          ...(databases?.channelDatabases ?? []).map(({ key, name }) => [key, name] as const),
        ])}
        <button type="submit" className="button">
          <Icon name="search" />
          {say.apply}
        </button>
        {NAMES.some((name) => address.has(name)) && (
          <Link href="/activity" className="button plain">
            {say.clear}
          </Link>
        )}
      </form>
      {isAtChannel && <p className="soft hint">{say.noSubject}</p>}
    </search>
  )
}
