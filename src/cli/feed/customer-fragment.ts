/** A customer as the feed writes it, and as it is compared with what another installation has. */
export const FEED_CUSTOMER = /* GraphQL */ `
  fragment FeedCustomer on Customer {
    id legalEntity accountNumber asyncCustomerAccount version customerType name firstName middleName lastName title
    phone phoneExtension cellularPhone email url receiptEmail receiptOption languageId currency customerGroup priceGroup
    invoiceAccount creditMax blocked organizationId lineDiscount multilineDiscount endDiscount taxGroup vatNumber
    identificationNumber
    optOutPersonalization optOutWebActivityTracking blockLoyaltyEnrollment addressBooks affiliations loyaltyCards createdAt masked
    addresses {
      addressId name purpose street streetNumber buildingComplement city county state districtName zipCode country phone
      email url taxGroup isPrimary
    }
    contacts { contactId type value extension isPrimary marketingOptIn }
    attributes { name type value }
    externalIds { system id }
    consents { at purpose given contactId contactType contactValue wording }
  }`
