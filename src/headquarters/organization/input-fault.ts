import { didYouMean } from '../../model/near-names.ts'

/**
 * A fault of one value in an organization's input; `code` is one of UserErrorCode, `field` the path. Never repeats the
 * value.
 */
export type InputFault = {
  code: 'INVALID_VALUE' | 'INVALID_CONNECTION' | 'DUPLICATE_ID' | 'UNKNOWN_REFERENCE' | 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
}

/** The ids of a list. */
export function idsOf(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id)
}

/** A fault if the name is given but not known. */
export function unknown(name: string, known: readonly string[], kind: string, field: string[]): InputFault[] {
  if (name === '' || known.includes(name)) return []
  return [
    {
      code: 'UNKNOWN_REFERENCE',
      field,
      message: `No ${kind} with this id exists, neither in the input nor set up before.${didYouMean(name, known)}`,
    },
  ]
}

/** A fault for each repetition of an id in one list. */
export function duplicates(ids: readonly string[], list: string[], key: string): InputFault[] {
  return ids.flatMap((id, nth): InputFault[] =>
    id !== '' && ids.indexOf(id) < nth
      ? [
          {
            code: 'DUPLICATE_ID',
            field: [...list, String(nth), key],
            message: `This ${key} is used twice in ${list.at(-1)}.`,
          },
        ]
      : [],
  )
}
