import { useSyncExternalStore } from 'react'
import type { Texts, TextsIn, Translated } from './texts.ts'

/** The languages of the page, each by its own name. */
export const LANGUAGES = { en: 'English', nl: 'Nederlands' } as const
export type Language = keyof typeof LANGUAGES

const KEY = 'tillsync.language'
const listeners = new Set<() => void>()

/** The visitor's choice, else the first of the browser's languages that the page supports, else English. */
export function language(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.split('-')[0])]
  return wanted.find(isLanguage) ?? 'en'
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEY, chosen)
  for (const listener of listeners) listener()
}

/** The language in use; a component that uses it renders again when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, language)
}

/** The texts of a part of the page in the language in use. */
export function useText<T extends Texts>(all: TextsIn<T>): Translated<T> {
  return all[useLanguage()] as Translated<T>
}

/** The locale for Intl: the browser's regional variant of the language, for its formats of dates and numbers. */
export function localeOf(of: Language): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === of) ?? of
}

function isLanguage(tag: string | null | undefined): tag is Language {
  return tag != null && Object.hasOwn(LANGUAGES, tag)
}
