import type { Configuration } from './configuration.ts'
import { DECIMAL_PATTERN, INTEGER_PATTERN } from './customer-fields.ts'
import { compareDecimals } from './decimals.ts'

const PATTERNS = {
  TEXT: /^/,
  INTEGER: new RegExp(INTEGER_PATTERN),
  DECIMAL: new RegExp(DECIMAL_PATTERN),
  BOOLEAN: /^(true|false)$/,
}

type Limits = Pick<Configuration<'attribute_definition'>, 'type' | 'options' | 'minimum' | 'maximum'>

/** Why an attribute cannot have this value; null when it can. */
export function attributeFault(
  { type, options, minimum, maximum }: Limits,
  value: string,
): 'ATTRIBUTE_TYPE_MISMATCH' | 'ATTRIBUTE_NOT_IN_LIST' | 'ATTRIBUTE_OUT_OF_RANGE' | null {
  if (!PATTERNS[type].test(value)) return 'ATTRIBUTE_TYPE_MISMATCH'
  if (type === 'TEXT') return options && !options.includes(value) ? 'ATTRIBUTE_NOT_IN_LIST' : null
  if (type === 'BOOLEAN') return null
  const below = minimum !== null && compareDecimals(value, minimum) < 0
  const above = maximum !== null && compareDecimals(value, maximum) > 0
  return below || above ? 'ATTRIBUTE_OUT_OF_RANGE' : null
}
