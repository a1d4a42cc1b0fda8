import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { AttributeInput } from '../../model/customer-rows/customer-input.ts'
import { attributeRows, NO_ROWS } from '../../model/customer-rows/rows.ts'
import { attributeTypeOf } from '../cache/setting.ts'
import { type Checking, found } from '../validate/check-field.ts'
import { checkAttribute } from '../validate/check-parts.ts'
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
        attributes: attributeRows(input.attributes, customer.attributes, attributeTypeOf(setting)),
      }))
    },
  })
}
