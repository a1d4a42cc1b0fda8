/** The conditions of OperationFilter, and how their values are written: a list has commas, enums may be written in small letters. */
const CONDITIONS: Readonly<Record<string, 'texts' | 'enums' | 'text' | 'flag'>> = {
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
  search: 'text',
}

/**
 * Reads `status=FAILED,UPLOADED search="ada lovelace"` as the filter of `operations` and `synchronizeOperations`. Values are judged by the server. Throws with
 * what can be written.
 */
export function parseWhere(text: string): Record<string, unknown> {
  const condition = /\s*(\w+)=(?:"([^"]*)"|([^\s"]+))(?=\s|$)/y
  const filter: Record<string, unknown> = {}
  let end = 0
  for (let found = condition.exec(text); found; found = condition.exec(text)) {
    const [, name = '', quoted, plain] = found
    filter[name] = conditionValue(name, quoted ?? plain ?? '')
    end = condition.lastIndex
  }
  if (text.slice(end).trim() !== '' || end === 0)
    throw new Error(
      `Write conditions as name=value, apart by spaces, for example: status=FAILED channel=houston,online`,
    )
  return filter
}

function conditionValue(name: string, text: string): unknown {
  const kind = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined
  switch (kind) {
    case 'texts':
      return text.split(',')
    case 'enums':
      return text.toUpperCase().split(',')
    case 'flag':
      if (text !== 'true' && text !== 'false') throw new Error(`${name} is true or false.`)
      return text === 'true'
    case 'text':
      return text
    case undefined:
      throw new Error(`There is no condition "${name}". The conditions are: ${Object.keys(CONDITIONS).join(', ')}.`)
  }
}
