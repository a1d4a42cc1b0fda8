import type { RootField } from '../generated/root-fields.ts'

/** What an entry of the audit is about. */
export const SUBJECTS = ['CUSTOMERS', 'PRIVACY', 'OPERATIONS', 'SETTINGS', 'STORES', 'JOBS'] as const
export type Subject = (typeof SUBJECTS)[number]

type Action<Name> = Name extends `Mutation.${infer Action}` ? Action : never
type Named = { readonly subject: Subject; readonly en: string; readonly nl: string }

const named = (subject: Subject, en: string, nl: string): Named => ({ subject, en, nl })

/** The mutations in words, and what each is about: a new mutation does not compile without its words. */
export const ACTIONS: { readonly [action in Action<RootField>]: Named } = {
  acceptChannelDatabase: named('SETTINGS', 'Accept channel database', 'Kanaaldatabase accepteren'),
  acceptDifference: named('CUSTOMERS', 'Accept difference', 'Verschil accepteren'),
  addCustomerAddress: named('CUSTOMERS', 'Add address', 'Adres toevoegen'),
  addCustomerAffiliation: named('CUSTOMERS', 'Add affiliation', 'Relatie toevoegen'),
  adoptCustomer: named('CUSTOMERS', 'Adopt customer', 'Klant overnemen'),
  applyRemedy: named('OPERATIONS', 'Apply remedy', 'Oplossing toepassen'),
  cancelBulkRun: named('OPERATIONS', 'Cancel bulk run', 'Bulkuitvoering annuleren'),
  cancelSession: named('JOBS', 'Cancel session', 'Sessie annuleren'),
  checkForFeatureUpdates: named('SETTINGS', 'Check for updates of features', 'Controleren op updates van functies'),
  cleanUp: named('JOBS', 'Clean up', 'Opruimen'),
  correctOperations: named('OPERATIONS', 'Correct operations', 'Bewerkingen verbeteren'),
  createChannelDatabaseGroup: named('SETTINGS', 'Create channel database group', 'Groep kanaaldatabases maken'),
  createCustomer: named('CUSTOMERS', 'Create customer', 'Klant aanmaken'),
  createCustomers: named('CUSTOMERS', 'Create customers', 'Klanten aanmaken'),
  createJoinCode: named('STORES', 'Create join code', 'Aansluitcode maken'),
  createSchedule: named('SETTINGS', 'Create schedule', 'Planning maken'),
  createWebhookEndpoint: named('SETTINGS', 'Create webhook endpoint', 'Webhook-eindpunt maken'),
  deleteChannelDatabaseGroup: named('SETTINGS', 'Delete channel database group', 'Groep kanaaldatabases verwijderen'),
  deleteSchedule: named('SETTINGS', 'Delete schedule', 'Planning verwijderen'),
  deleteWebhookEndpoint: named('SETTINGS', 'Delete webhook endpoint', 'Webhook-eindpunt verwijderen'),
  deleteWelcomeMessage: named('SETTINGS', 'Delete welcome message', 'Welkomstbericht verwijderen'),
  disableFeature: named('SETTINGS', 'Disable feature', 'Functie uitschakelen'),
  discardWebhookEvent: named('JOBS', 'Discard webhook event', 'Webhookgebeurtenis verwerpen'),
  dismissOperation: named('OPERATIONS', 'Dismiss operation', 'Bewerking afwijzen'),
  dismissPossibleDuplicate: named('CUSTOMERS', 'Dismiss possible duplicate', 'Mogelijk duplicaat afwijzen'),
  enableAllFeatures: named('SETTINGS', 'Enable all features', 'Alle functies inschakelen'),
  enableFeature: named('SETTINGS', 'Enable feature', 'Functie inschakelen'),
  endMySignInSessions: named('SETTINGS', 'End own sessions', 'Eigen sessies beëindigen'),
  endSignInSessions: named('SETTINGS', 'End sessions', 'Sessies beëindigen'),
  eraseCustomer: named('PRIVACY', 'Erase customer', 'Klant wissen'),
  exportCustomer: named('PRIVACY', 'Export customer', 'Klant exporteren'),
  flushChannelCache: named('STORES', 'Flush channel cache', 'Kanaalcache legen'),
  flushStores: named('STORES', 'Flush stores', 'Caches van winkels legen'),
  holdStoreUpgrades: named('STORES', 'Hold store upgrades', 'Upgrades van winkels tegenhouden'),
  issueLoyaltyCard: named('CUSTOMERS', 'Issue loyalty card', 'Klantenkaart uitgeven'),
  linkLoyaltyCard: named('CUSTOMERS', 'Link loyalty card', 'Klantenkaart koppelen'),
  mergeCustomers: named('CUSTOMERS', 'Merge customers', 'Klanten samenvoegen'),
  muteAlert: named('SETTINGS', 'Mute alert', 'Waarschuwing dempen'),
  offerOperationsAgain: named('OPERATIONS', 'Offer operations again', 'Bewerkingen opnieuw aanbieden'),
  pauseBulkRun: named('OPERATIONS', 'Pause bulk run', 'Bulkuitvoering onderbreken'),
  pauseRegister: named('STORES', 'Pause register', 'Kassa pauzeren'),
  putCustomer: named('CUSTOMERS', 'Put customer (ERP)', 'Klant plaatsen (ERP)'),
  putCustomers: named('CUSTOMERS', 'Put customers (ERP)', 'Klanten plaatsen (ERP)'),
  reconcile: named('JOBS', 'Compare', 'Vergelijken'),
  recoverHeadquarters: named('JOBS', 'Recover headquarters', 'Hoofdkantoor herstellen'),
  recoverWebhookEndpoint: named('JOBS', 'Recover webhook endpoint', 'Webhook-eindpunt herstellen'),
  releaseSchedule: named('SETTINGS', 'Release schedule', 'Planning vrijgeven'),
  releaseStoreUpgrades: named('STORES', 'Release store upgrades', 'Upgrades van winkels vrijgeven'),
  removeCustomerAddress: named('CUSTOMERS', 'Remove address', 'Adres verwijderen'),
  removeCustomerAffiliation: named('CUSTOMERS', 'Remove affiliation', 'Relatie verwijderen'),
  removeCustomerContact: named('CUSTOMERS', 'Remove contact', 'Contactgegeven verwijderen'),
  removeRegister: named('STORES', 'Remove register', 'Kassa verwijderen'),
  replayWebhookEvent: named('JOBS', 'Replay webhook event', 'Webhookgebeurtenis opnieuw verzenden'),
  reportRegister: named('STORES', 'Report register', 'Kassa melden'),
  resolveConflict: named('OPERATIONS', 'Resolve conflict', 'Conflict oplossen'),
  restoreCustomers: named('CUSTOMERS', 'Restore customers', 'Klanten terugzetten'),
  restoreOperation: named('OPERATIONS', 'Restore operation', 'Bewerking herstellen'),
  restorePossibleDuplicate: named('CUSTOMERS', 'Restore possible duplicate', 'Mogelijk duplicaat herstellen'),
  resumeBulkRun: named('OPERATIONS', 'Resume bulk run', 'Bulkuitvoering hervatten'),
  resumeRegister: named('STORES', 'Resume register', 'Kassa hervatten'),
  retrySession: named('JOBS', 'Retry session', 'Sessie opnieuw proberen'),
  retryStores: named('STORES', 'Retry stores', 'Winkels opnieuw proberen'),
  retryWelcomeMessages: named('JOBS', 'Retry welcome messages', 'Welkomstberichten opnieuw proberen'),
  revealCustomer: named('PRIVACY', 'Reveal personal data', 'Persoonsgegevens onthullen'),
  revokeStoreKey: named('STORES', 'Revoke store key', 'Winkelsleutel intrekken'),
  rotateWebhookSecret: named('SETTINGS', 'Rotate webhook secret', 'Webhookgeheim vernieuwen'),
  runCdxJob: named('JOBS', 'Run job', 'Taak uitvoeren'),
  runFeaturePlan: named('SETTINGS', 'Roll out feature', 'Functie uitrollen'),
  saveOperation: named('OPERATIONS', 'Save correction', 'Verbetering opslaan'),
  scheduleFeature: named('SETTINGS', 'Schedule feature', 'Functie plannen'),
  setAlertRule: named('SETTINGS', 'Change alert rule', 'Waarschuwingsregel wijzigen'),
  setChannelDatabaseGroup: named('SETTINGS', 'Change channel database group', 'Groep kanaaldatabases wijzigen'),
  setChannelOffline: named('SETTINGS', 'Set channel offline', 'Kanaal offline zetten'),
  setCustomerAddressBooks: named('CUSTOMERS', 'Set address books', 'Adresboeken instellen'),
  setCustomerAttributes: named('CUSTOMERS', 'Set attributes', 'Kenmerken instellen'),
  setCustomerContact: named('CUSTOMERS', 'Set contact', 'Contactgegeven instellen'),
  setCustomerExternalIds: named('CUSTOMERS', 'Set external ids', 'Externe id’s instellen'),
  setDataSyncPaused: named('SETTINGS', 'Pause data sync', 'Gegevenssynchronisatie onderbreken'),
  setFeatureParameters: named('SETTINGS', 'Set feature parameters', 'Functieparameters instellen'),
  setFunctionalityProfile: named('SETTINGS', 'Set functionality profile', 'Functionaliteitsprofiel instellen'),
  setRealtimeServiceAvailable: named('SETTINGS', 'Switch Real-time Service', 'Real-time Service schakelen'),
  setSchedule: named('SETTINGS', 'Change schedule', 'Planning wijzigen'),
  setSimulation: named('SETTINGS', 'Change simulation', 'Simulatie wijzigen'),
  setUpOrganization: named('SETTINGS', 'Set up organization', 'Organisatie inrichten'),
  setWebhookEndpoint: named('SETTINGS', 'Change webhook endpoint', 'Webhook-eindpunt wijzigen'),
  synchronizeCustomersAndChannelRequests: named('JOBS', 'Synchronize now', 'Nu synchroniseren'),
  synchronizeForOrder: named('OPERATIONS', 'Synchronize for an order', 'Synchroniseren voor een order'),
  synchronizeOperation: named('OPERATIONS', 'Synchronize operation', 'Bewerking synchroniseren'),
  synchronizeOperations: named('OPERATIONS', 'Synchronize in bulk', 'In bulk synchroniseren'),
  testWebhookEndpoint: named('JOBS', 'Test webhook endpoint', 'Webhook-eindpunt testen'),
  undoMerge: named('CUSTOMERS', 'Undo merge', 'Samenvoeging ongedaan maken'),
  updateCorrectedCustomers: named('OPERATIONS', 'Update corrected customers', 'Verbeterde klanten bijwerken'),
  undoCorrection: named('OPERATIONS', 'Undo correction of a cause', 'Verbetering van een oorzaak ongedaan maken'),
  undoSave: named('OPERATIONS', 'Undo correction', 'Verbetering ongedaan maken'),
  unmuteAlert: named('SETTINGS', 'Unmute alert', 'Waarschuwing niet meer dempen'),
  updateCustomer: named('CUSTOMERS', 'Update customer', 'Klant wijzigen'),
  updateCustomerAddress: named('CUSTOMERS', 'Update address', 'Adres wijzigen'),
  updateIssues: named('OPERATIONS', 'Update issues', 'Problemen bijwerken'),
  withholdSchedule: named('SETTINGS', 'Withhold schedule', 'Planning tegenhouden'),
}

/** What is recorded without a mutation of its own name: real-time calls, and what a store's process does. */
const OTHERS: { readonly [action: string]: Named } = {
  CREATE_CUSTOMER: named('CUSTOMERS', 'Create customer', 'Klant aanmaken'),
  UPDATE_CUSTOMER: named('CUSTOMERS', 'Update customer', 'Klant wijzigen'),
  CREATE_ADDRESS: named('CUSTOMERS', 'Add address', 'Adres toevoegen'),
  UPDATE_ADDRESS: named('CUSTOMERS', 'Update address', 'Adres wijzigen'),
  DEACTIVATE_ADDRESS: named('CUSTOMERS', 'Remove address', 'Adres verwijderen'),
  UPDATE_CONTACTS: named('CUSTOMERS', 'Set contact', 'Contactgegeven instellen'),
  UPDATE_AFFILIATIONS: named('CUSTOMERS', 'Set affiliations', 'Relaties instellen'),
  UPDATE_ATTRIBUTES: named('CUSTOMERS', 'Set attributes', 'Kenmerken instellen'),
  exportOperations: named('PRIVACY', 'Export operations', 'Bewerkingen exporteren'),
  joinStore: named('STORES', 'Store joined', 'Winkel aangesloten'),
  renewStoreKey: named('STORES', 'Store key renewed', 'Winkelsleutel vernieuwd'),
}

const ALL: { readonly [action: string]: Named } = { ...OTHERS, ...ACTIONS }

/** The words for an action; null for one of a newer server. */
export const namedAction = (action: string): Named | null => ALL[action] ?? null

/** The actions about a subject. */
export const actionsAbout = (subject: Subject): string[] =>
  Object.entries(ALL).flatMap(([action, named]) => (named.subject === subject ? [action] : []))
