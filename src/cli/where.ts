/**
 * The conditions of OperationFilter, and how to write their values: lists use commas, enums may be in lower case. In
 * addition `customer.<field>`.
 */
const CONDITIONS: Readonly<Record<string, 'texts' | 'enums' | 'text' | 'number' | 'flag'>> = {
  channel: 'texts',
  status: 'enums',
  kind: 'enums',
  errorClass: 'enums',
  errorCode: 'enums',
  fingerprint: 'text',
  everFailed: 'flag',
  capturedAfter: 'text',
  capturedBefore: 'text',
  batchRun: 'text',
  customerAccount: 'text',
  asyncCustomerAccount: 'text',
  olderThanMinutes: 'number',
  youngerThanMinutes: 'number',
  search: 'text',
}

/**
 * Parses `status=FAILED,UPLOADED customer.email=ada@*` as the filter of `operations` and `synchronizeOperations`. The
 * server validates the values. Throws what can be written.
 */
export function parseWhere(text: string): Record<string, unknown> {
  const filter: Record<string, unknown> = {}
  const customer: Record<string, string> = {}
  for (const [name, value] of parsePairs(text, 'status=FAILED channel=houston,online'))
    if (name.startsWith('customer.')) customer[name.slice('customer.'.length)] = value
    else filter[name] = conditionValue(name, value)
  return Object.keys(customer).length > 0 ? { ...filter, customer } : filter
}

/** Parses `name=value name="a value"`, in order. Throws the syntax with `example`. */
export function parsePairs(text: string, example: string): [name: string, value: string][] {
  const pair = /\s*([\w.]+)=(?:"([^"]*)"|([^\s"]+))(?=\s|$)/y
  const pairs: [string, string][] = []
  let end = 0
  for (let found = pair.exec(text); found; found = pair.exec(text)) {
    const [, name = '', quoted, plain] = found
    pairs.push([name, quoted ?? plain ?? ''])
    end = pair.lastIndex
  }
  if (text.slice(end).trim() !== '' || end === 0)
    throw new Error(`Write name=value, separated by spaces, for example: ${example}`)
  return pairs
}

function conditionValue(name: string, text: string): unknown {
  const kind = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined
  switch (kind) {
    case 'texts':
      return text.split(',')
    case 'enums':
      return text.toUpperCase().split(',')
    case 'flag':
      if (text !== 'true' && text !== 'false') throw new Error(`${name} must be true or false.`)
      return text === 'true'
    case 'number':
      if (!/^\d+$/.test(text)) throw new Error(`${name} must be a number.`)
      return Number(text)
    case 'text':
      return text
    case undefined:
      throw new Error(
        `Unknown condition "${name}". The conditions are: ${Object.keys(CONDITIONS).join(', ')}, and ` +
          'customer.name, customer.email and so on.',
      )
  }
}
