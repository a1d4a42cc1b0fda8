type Text = string | ((...given: never[]) => string)
/** The texts of one part of the page by key; those with a number or a name in them are functions. */
export type Texts = { readonly [key: string]: Text }
/** The same keys with texts of another language. */
export type Translated<T extends Texts> = { readonly [key in keyof T]: T[key] extends string ? string : T[key] }
/** The texts of one part of the page in every language. */
export type TextsIn<T extends Texts> = { readonly en: T; readonly nl: Translated<T> }

/** Declares the texts of a part of the page; a key that a language lacks does not compile. */
export function texts<const T extends Texts>(all: TextsIn<T>): TextsIn<T> {
  return all
}
