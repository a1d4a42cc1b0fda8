// What REST serves: named documents, each with its route. docs/rest.md describes them.

/** Where REST is served. */
export const REST_PATH = '/rest/v1'

/** What the routes are about. */
export const REST_TAGS = {
  Customers: 'Customers of the channels and of headquarters.',
  Operations: 'How far a capture is on its way to headquarters and back.',
} as const
export type RestTag = keyof typeof REST_TAGS

/** From where a variable of the document comes. */
export type RestParameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly description: string
  readonly required: boolean
}

/** A route, and the document that it runs. */
export type RestRoute = {
  readonly method: 'GET' | 'POST'
  /** Below REST_PATH, in OpenAPI's notation. */
  readonly path: string
  /** The name of the document's operation, and of the route in OpenAPI. */
  readonly operationId: string
  readonly summary: string
  readonly tag: RestTag
  readonly document: string
  readonly parameters: readonly RestParameter[]
  /** The input type of the request's body. */
  readonly body?: string
  /** The document's variables. */
  readonly variables: (given: Given) => Readonly<Record<string, unknown>>
  /** The alias of the root field whose value is the answer. */
  readonly answers: string
}

/** The parameters that a request has, and its body. */
export type Given = {
  readonly parameters: Readonly<Record<string, string | undefined>>
  readonly body: unknown
}

const CUSTOMER = /* GraphQL */ `
  fragment RestCustomer on Customer {
    id legalEntity accountNumber displayAccount asyncCustomerAccount isAsyncCustomer syncState version masked createdAt
    customerType name firstName middleName lastName title phone phoneExtension cellularPhone email url receiptEmail
    receiptOption languageId currency customerGroup priceGroup invoiceAccount creditMax blocked organizationId
    lineDiscount multilineDiscount endDiscount taxGroup vatNumber identificationNumber
    optOutPersonalization optOutWebActivityTracking blockLoyaltyEnrollment addressBooks affiliations loyaltyCards
    addresses {
      addressId name purpose street streetNumber buildingComplement city county state districtName zipCode country phone
      email url taxGroup isPrimary
    }
    contacts { contactId type value extension isPrimary marketingOptIn }
    attributes { name type value }
    externalIds { system id }
  }`

const CAPTURE_CUSTOMER = /* GraphQL */ `
  mutation captureCustomer($input: CreateCustomerInput!) {
    captured: createCustomer(input: $input) {
      route routeReason repeated
      customer { ...RestCustomer }
      operation { id operationId operationNumber status }
      warnings { code field message }
      userErrors { code field message ... on FieldRefused { rowErrorCode } }
    }
  }
  ${CUSTOMER}`

const getCustomer = (name: string) => /* GraphQL */ `
  query ${name}($by: CustomerBy!, $channel: ID, $legalEntity: String) {
    customer(by: $by, channel: $channel, legalEntity: $legalEntity) { ...RestCustomer }
  }
  ${CUSTOMER}`

const GET_OPERATION = /* GraphQL */ `
  query getOperation($id: ID!) {
    operation(id: $id) {
      id operationId operationNumber kind status revision legalEntity customerAccount asyncCustomerAccount capturedAt
      capturedBy uploadedAt completedAt distributedAt everFailed
      channel { id key }
      lastKnownError { code field message }
      waitsFor { operationId }
    }
  }`

const inPath = (name: string, description: string): RestParameter => ({ name, in: 'path', description, required: true })
const OF_A_CUSTOMER: readonly RestParameter[] = [
  {
    name: 'channel',
    in: 'query',
    description:
      'The key or node id of a channel: the customer as that channel knows it. Without: as headquarters has it.',
    required: false,
  },
  {
    name: 'legalEntity',
    in: 'query',
    description: 'The legal entity (DATAAREAID); needed when the account number or external id is not unique.',
    required: false,
  },
]

function customerRoute(
  operationId: string,
  route: Pick<RestRoute, 'path' | 'summary'> & { parameters: readonly RestParameter[] },
  by: (given: Given['parameters']) => object,
): RestRoute {
  return {
    ...route,
    method: 'GET',
    operationId,
    tag: 'Customers',
    document: getCustomer(operationId),
    parameters: [...route.parameters, ...OF_A_CUSTOMER],
    variables: ({ parameters }) => ({
      by: by(parameters),
      channel: parameters.channel,
      legalEntity: parameters.legalEntity,
    }),
    answers: 'customer',
  }
}

/** All routes. */
export const REST_ROUTES: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/channels/{channel}/customers',
    operationId: 'captureCustomer',
    summary: 'Creates a customer through a channel, asynchronously or in real time.',
    tag: 'Customers',
    document: CAPTURE_CUSTOMER,
    parameters: [
      inPath('channel', 'The key or node id of a channel.'),
      {
        name: 'Idempotency-Key',
        in: 'header',
        description:
          'Chosen by the caller, one for each customer; with or without quotation marks. A repeated request with the ' +
          'same key and content returns the first outcome, with status 200.',
        required: true,
      },
    ],
    body: 'CustomerInput',
    variables: ({ parameters, body }) => ({
      input: { channel: parameters.channel, idempotencyKey: parameters['Idempotency-Key'], customer: body },
    }),
    answers: 'captured',
  },
  customerRoute(
    'getCustomer',
    {
      path: '/customers/{id}',
      summary: 'A customer by its node id.',
      parameters: [inPath('id', 'The node id of the customer, as `id` of another answer.')],
    },
    ({ id }) => ({ id }),
  ),
  customerRoute(
    'getCustomerByAccountNumber',
    {
      path: '/customers/by-account-number/{accountNumber}',
      summary: 'A customer by its account number.',
      parameters: [inPath('accountNumber', 'The account number (CUSTACCOUNT).')],
    },
    ({ accountNumber }) => ({ accountNumber }),
  ),
  customerRoute(
    'getCustomerByExternalId',
    {
      path: '/customers/by-external-id/{system}/{externalId}',
      summary: 'A customer by its id in another system.',
      parameters: [
        inPath('system', 'The system, such as SAP, in any case.'),
        inPath('externalId', 'The id there, compared exactly.'),
      ],
    },
    ({ system, externalId }) => ({ externalId: { system, id: externalId } }),
  ),
  {
    method: 'GET',
    path: '/operations/{id}',
    operationId: 'getOperation',
    summary: 'The state of an asynchronous operation.',
    tag: 'Operations',
    document: GET_OPERATION,
    parameters: [inPath('id', 'The `operationId` or the node id of the operation.')],
    variables: ({ parameters }) => ({ id: parameters.id }),
    answers: 'operation',
  },
]
