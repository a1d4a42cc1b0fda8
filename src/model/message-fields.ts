/** What a message to a customer may name in braces. */
export const MESSAGE_FIELDS = ['firstName', 'lastName', 'name', 'account', 'legalEntity'] as const
export type MessageField = (typeof MESSAGE_FIELDS)[number]

const IN_BRACES = /\{([^{}]*)\}/g

/** False for a text that names something else in braces. */
export function hasKnownFields(text: string): boolean {
  return [...text.matchAll(IN_BRACES)].every(([, name]) => MESSAGE_FIELDS.some((field) => field === name))
}

/** The text with its fields filled in; an unknown value is left out. */
export function filledIn(text: string, values: { readonly [field in MessageField]: string | null }): string {
  return text.replace(IN_BRACES, (braces, name: string) => {
    const field = MESSAGE_FIELDS.find((one) => one === name)
    return field === undefined ? braces : (values[field] ?? '')
  })
}
