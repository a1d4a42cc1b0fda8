import type { Configuration } from './configuration.ts'

type Texts = Pick<Configuration<'attribute_definition'>, 'friendlyName' | 'helpText' | 'translations'>

/** An attribute's texts in a language: for `nl-BE` that of `nl-BE`, else that of another `nl`, else its own. */
export function inLanguage(
  { friendlyName = null, helpText = null, translations = [] }: Texts,
  language: string | null,
): { friendlyName: string | null; helpText: string | null } {
  if (language === null) return { friendlyName, helpText }
  const wanted = language.toLowerCase()
  const primary = (tag: string) => tag.toLowerCase().split('-')[0]
  const translation =
    translations.find(({ languageId }) => languageId.toLowerCase() === wanted) ??
    translations.find(({ languageId }) => primary(languageId) === primary(wanted))
  return { friendlyName: translation?.friendlyName ?? friendlyName, helpText: translation?.helpText ?? helpText }
}
