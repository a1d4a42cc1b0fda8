import {
  ASYNC_ADDRESS_CREATE,
  ASYNC_EDIT,
  ENHANCED_ASYNC_CREATE,
  PERF_CUSTOMER_ORDERS,
} from '../../model/configuration.ts'
import type { FeatureState } from '../../model/feature.ts'

/**
 * A feature as the product ships it. The table `feature` alone stores an organization's decisions (enabled, scheduled,
 * comment).
 */
export type CatalogFeature = {
  key: string
  /** The exact display name of the source product. */
  name: string
  summary: string
  module: string
  learnMore: string | null
  state: FeatureState
  sinceVersion: string | null
  /** The features that must be ON before this one can be enabled. */
  requires: readonly string[]
  canDisable: boolean
  /** The text that must be confirmed before it is enabled. */
  confirmationText: string | null
}

const COMMERCE = 'Retail and Commerce'
const ASYNC_CUSTOMER_MODE = 'https://learn.microsoft.com/en-us/dynamics365/commerce/async-customer-mode'

/** All features, each after its prerequisites (docs/domain.md, Features). */
export const CATALOG: readonly CatalogFeature[] = [
  {
    key: PERF_CUSTOMER_ORDERS,
    name: 'Performance improvements for customer orders and customer transactions',
    summary:
      'Channels keep their own orders and transactions of a customer, so they need not call headquarters for them.',
    module: COMMERCE,
    learnMore: ASYNC_CUSTOMER_MODE,
    state: 'RELEASED',
    sinceVersion: null,
    requires: [],
    canDisable: true,
    confirmationText: null,
  },
  {
    key: ENHANCED_ASYNC_CREATE,
    name: 'Enable enhanced async customer creation',
    summary:
      'A customer created asynchronously also has a title, the affiliations of the default customer, and secondary ' +
      'phone numbers and e-mail addresses.',
    module: COMMERCE,
    learnMore: ASYNC_CUSTOMER_MODE,
    state: 'RELEASED',
    sinceVersion: '10.0.24',
    requires: [],
    canDisable: true,
    confirmationText: null,
  },
  {
    key: ASYNC_ADDRESS_CREATE,
    name: 'Enable asynchronous creation for customer addresses',
    summary:
      'New addresses are captured in the channel, for customers with an account number and for those that wait ' +
      'for one.',
    module: COMMERCE,
    learnMore: ASYNC_CUSTOMER_MODE,
    state: 'RELEASED',
    sinceVersion: '10.0.22',
    requires: [],
    canDisable: true,
    confirmationText: null,
  },
  {
    key: ASYNC_EDIT,
    name: 'Enable editing customers in asynchronous mode',
    summary:
      'Updates of customers no longer use the Real-time Service: the channel captures them, and the batch job ' +
      'applies them.',
    module: COMMERCE,
    learnMore: ASYNC_CUSTOMER_MODE,
    state: 'RELEASED',
    sinceVersion: '10.0.29',
    requires: [PERF_CUSTOMER_ORDERS, ENHANCED_ASYNC_CREATE, ASYNC_ADDRESS_CREATE],
    canDisable: true,
    confirmationText: null,
  },
  {
    key: 'CAPTURE_MULTIPLE_CONTACTS',
    name: 'Capture multiple emails and phone numbers and consent for marketing on these contacts',
    summary: 'A customer can have more phone numbers and e-mail addresses, each with its own consent for marketing.',
    module: COMMERCE,
    learnMore: 'https://learn.microsoft.com/en-us/dynamics365/commerce/customer-mgmt-stores',
    state: 'MANDATORY',
    sinceVersion: null,
    requires: [],
    canDisable: false,
    confirmationText: null,
  },
  {
    key: 'IDENTITY_RECORD_LINKING',
    name: 'Local Identity Record and Commerce Customer automatic linking',
    summary: 'Signing in to the web shop links the identity to the one customer with the same e-mail address.',
    module: COMMERCE,
    learnMore: 'https://learn.microsoft.com/en-us/dynamics365/commerce/identity-record-linking',
    state: 'RELEASED',
    sinceVersion: null,
    requires: [],
    canDisable: false,
    confirmationText: 'Existing links cannot be undone. Once enabled, this feature cannot be disabled.',
  },
  {
    key: 'CLOUD_CUSTOMER_SEARCH',
    name: '(Preview) Cloud powered customer search',
    summary: 'Customers are searched in a cloud index, which job 1010_CustomerSearch fills.',
    module: COMMERCE,
    learnMore: null,
    state: 'PREVIEW',
    sinceVersion: null,
    requires: [],
    canDisable: true,
    confirmationText:
      'This is a preview. The cloud finds a customer only after it is synchronized and 1010_CustomerSearch has run.',
  },
  {
    key: 'INITIALIZE_COMMERCE_SCHEDULER',
    name: 'Run "Initialize commerce scheduler" after Headquarters is updated',
    summary: 'New scheduler jobs of a release are created automatically.',
    module: COMMERCE,
    learnMore: null,
    state: 'ON_BY_DEFAULT',
    sinceVersion: '10.0.24',
    requires: [],
    canDisable: true,
    confirmationText: null,
  },
]
