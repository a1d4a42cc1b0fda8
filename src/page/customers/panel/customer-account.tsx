import { useEffect, useState } from 'react'
import { useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import type { Detail } from './detail.ts'

/** *Pending sync* until the account number has arrived, then the account number. */
export function CustomerAccount({ customer }: { customer: Detail }) {
  const say = useText(CUSTOMERS)
  const { accountNumber, displayAccount, syncState } = customer
  const [waited, setWaited] = useState(false)
  const waits = accountNumber === null && syncState !== 'FAILED'
  useEffect(() => {
    if (waits) setWaited(true)
  }, [waits])
  return (
    <div className="customer-account" role="status">
      <p className={`account-number ${accountNumber ? 'mono' : 'pending'} ${accountNumber && waited ? 'arrived' : ''}`}>
        <span className="unseen">{say.account}: </span>
        {displayAccount}
        {waits && <Icon name="wait" />}
      </p>
      {waits && <p className="soft hint">{say.waits}</p>}
      {accountNumber && waited && <p className="good-text hint">{say.arrived(accountNumber)}</p>}
    </div>
  )
}
