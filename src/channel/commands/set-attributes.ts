import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { StagedAttributeRow } from '../../model/operation.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { NO_ROWS } from '../capture/staged.ts'
import { type Checking, found } from '../validate/check-field.ts'
import { checkAttribute } from '../validate/check-parts.ts'
import { type AttributeInput, textOrNull } from '../validate/customer-input.ts'
import { attributeType } from './new-customer.ts'
import { refusedUpdate, runUpdate, stageUnlessRefused, type UpdateTarget } from './update.ts'

/**
 * Sets the named attributes and leaves the others; null removes one. When an attribute is named twice, the last value
 * counts.
 */
export function setCustomerAttributes(
  database: ChannelDatabase,
  actor: Actor,
  input: UpdateTarget & { attributes: readonly AttributeInput[] },
): Promise<CustomerOutcome> {
  return runUpdate(database, actor, input, {
    action: 'setCustomerAttributes',
    routed: 'UPDATE_CUSTOMER',
    kind: 'UPDATE_ATTRIBUTES',
    content: input.attributes,
    contentPath: ['attributes'],
    stage(customer, { setting }) {
      if (input.attributes.length === 0)
        return refusedUpdate('INVALID_VALUE', 'Name at least one attribute.', ['attributes'])
      const findings = found()
      for (const [i, attribute] of input.attributes.entries()) {
        const checking: Checking = { setting, findings, path: [String(i)], isUpdate: true }
        checkAttribute(checking, attribute)
      }
      return stageUnlessRefused(findings, ['attributes'], () => ({
        ...NO_ROWS,
        attributes: rowsOf(input.attributes, customer, setting),
      }))
    },
  })
}

function rowsOf(
  attributes: readonly AttributeInput[],
  customer: CustomerView,
  setting: ChannelSetting,
): StagedAttributeRow[] {
  const last = new Map(attributes.map(({ name, value }) => [name, textOrNull(value)]))
  return [...last].map(([name, value]) => {
    const has = customer.attributes.some((attribute) => attribute.name === name)
    const operation = value === null ? 'DEACTIVATE' : has ? 'UPDATE' : 'CREATE'
    return { operation, name, attributeType: attributeType(name, setting), value }
  })
}
