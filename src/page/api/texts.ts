type Text = string | ((...given: never[]) => string)
/** The texts of one part of the page by key; a text with a number or a name in it is a function. */
export type Texts = { readonly [key: string]: Text }
/** The same keys in another language. */
export type Translated<T extends Texts> = { readonly [key in keyof T]: T[key] extends string ? string : T[key] }
/** The texts of one part of the page in every language. */
export type TextsIn<T extends Texts> = { readonly en: T; readonly nl: Translated<T> }

/** Declares the texts of a part of the page. A key that is missing in one language does not compile. */
export function texts<const T extends Texts>(all: TextsIn<T>): TextsIn<T> {
  return all
}
