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
  /** What in this product reads the feature, so that nobody expects more of it. */
  readBy: string
  /** Why this product does not have it; such a feature is listed and cannot be enabled. Null when it does. */
  notImplemented: string | null
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
    readBy: 'Nothing of its own: it is a prerequisite of editing customers in asynchronous mode.',
    notImplemented: null,
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
    readBy:
      'The capture of new customers: whether title, contacts and affiliations are stored, and whether those of the ' +
      'default customer are inherited.',
    notImplemented: null,
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
    readBy: 'The capture of addresses: whether a new one is captured or sent to headquarters in real time.',
    notImplemented: null,
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
    readBy: 'The capture of updates: whether they are captured or sent to headquarters in real time.',
    notImplemented: null,
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
    readBy: 'Nothing switches it: every customer can have several contacts, each with its consent.',
    notImplemented: null,
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
    confirmationText: null,
    readBy: 'Nothing.',
    notImplemented:
      'This product has no identities of shoppers: a web shop signs its shoppers in itself, finds a customer by ' +
      'e-mail address, and can keep the identity as an external id of the customer.',
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
    confirmationText: null,
    readBy: 'Nothing.',
    notImplemented:
      'This product has no index in a cloud: a channel searches its own database, and all stores in real time. Job ' +
      '1010_CustomerSearch carries nothing.',
  },
  {
    key: 'INITIALIZE_COMMERCE_SCHEDULER',
    name: 'Run "Initialize commerce scheduler" after Headquarters is updated',
    summary: 'New scheduler jobs of a release are created automatically.',
    module: COMMERCE,
    learnMore: null,
    state: 'MANDATORY',
    sinceVersion: '10.0.24',
    requires: [],
    canDisable: false,
    confirmationText: null,
    readBy: 'Nothing switches it: the jobs of a release are there when the release starts.',
    notImplemented: null,
  },
]
