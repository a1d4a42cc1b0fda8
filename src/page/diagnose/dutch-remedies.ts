import type { RemedyPartsFragment } from '../generated/documents.ts'

type Named = Pick<RemedyPartsFragment, 'mutation' | 'title' | 'effect' | 'variables'>
type DutchRemedy = {
  /** What it does, in a few words. */
  readonly title: string
  /** What applying it does, in one sentence. */
  readonly effect: string
}

/** The remedies in Dutch, by their mutation; what they are applied to is in their variables. */
export const DUTCH_REMEDIES: { readonly [mutation: string]: DutchRemedy } = {
  runCdxJob: {
    title: 'De CDX-taak uitvoeren',
    effect: 'De taak draait nu: zij brengt wat er wacht naar de andere kant.',
  },
  retrySession: {
    title: 'De sessie opnieuw proberen',
    effect: 'De sessie wordt opnieuw geprobeerd, met een nieuwe telling; de sessies erna kunnen volgen.',
  },
  cancelSession: {
    title: 'De sessie annuleren',
    effect: 'De sessie vervalt; de volgende sessie van de taak draagt haar inhoud.',
  },
  flushChannelCache: {
    title: 'De cache van het kanaal legen',
    effect: 'De volgende vastlegging leest de configuratie opnieuw, in plaats van te wachten tot de cache verloopt.',
  },
  synchronizeCustomersAndChannelRequests: {
    title: 'Klanten en kanaalaanvragen synchroniseren',
    effect: 'De geüploade bewerkingen van de rechtspersoon worden nu gesynchroniseerd.',
  },
  synchronizeOperation: {
    title: 'De bewerking synchroniseren',
    effect: 'De bewerking wordt opnieuw beoordeeld en, als zij klopt, op het hoofdkantoor toegepast.',
  },
  synchronizeOperations: {
    title: 'De mislukte bewerkingen in bulk synchroniseren',
    effect:
      'Alle bewerkingen die met deze fout zijn mislukt, worden in één uitvoering opnieuw beoordeeld, die van een ' +
      'klant op volgorde.',
  },
  saveOperation: {
    title: 'Een verbetering van de bewerking opslaan',
    effect: 'De verbeterde waarde wordt naast de vastgelegde bewaard; synchroniseren past haar toe.',
  },
  resolveConflict: {
    title: 'Kiezen welke waarde geldt',
    effect: 'De keuze wordt bij de bewerking bewaard; synchroniseren past haar toe.',
  },
  dismissOperation: {
    title: 'De bewerking afwijzen',
    effect: 'De bewerking telt als klaar zonder te worden toegepast; latere van de klant gaan verder.',
  },
  restoreOperation: {
    title: 'De bewerking herstellen',
    effect: 'De bewerking is weer geüpload en wordt bij de volgende uitvoering gesynchroniseerd.',
  },
  setCustomerAddressBooks: {
    title: 'Het adresboek van het kanaal aan de klant toevoegen',
    effect: 'De kanalen van het adresboek hebben de klant vanaf de volgende 1010.',
  },
  resumeBulkRun: {
    title: 'De bulkuitvoering hervatten',
    effect: 'De bulkuitvoering gaat verder waar zij was.',
  },
  setSchedule: {
    title: 'Het schema activeren',
    effect: 'Het schema voert zijn taken vanaf nu uit.',
  },
  releaseSchedule: {
    title: 'Het schema vrijgeven',
    effect: 'Het schema loopt weer; als het een tijd heeft gemist, voert het zijn taken nu één keer uit.',
  },
  retryWelcomeMessages: {
    title: 'De opgegeven welkomstberichten opnieuw proberen',
    effect: 'Elk bericht wordt nog eens geprobeerd; wat niet lukt, wordt weer herhaald tot het is opgegeven.',
  },
  resumeRegister: {
    title: 'De kassa hervatten',
    effect: 'De kassa verstuurt wat zij heeft vastgelegd, vanaf haar volgende melding.',
  },
  removeRegister: {
    title: 'De kassa verwijderen',
    effect: 'De kassa wordt vergeten. Meldt zij zich weer, dan is zij weer bekend.',
  },
  setChannelOffline: {
    title: 'Het kanaal online zetten',
    effect: 'De volgende P-0001 uploadt wat er wacht, en realtime-aanroepen zijn weer mogelijk.',
  },
  setRealtimeServiceAvailable: {
    title: 'De Real-time Service beschikbaar maken',
    effect: 'Realtime-aanroepen van dit kanaal naar het hoofdkantoor zijn weer mogelijk.',
  },
  setDataSyncPaused: {
    title: 'De gegevenssynchronisatie hervatten',
    effect: 'Uploads en downloads van de kanaaldatabase gaan verder.',
  },
  acceptChannelDatabase: {
    title: 'De kanaaldatabase aanvaarden zoals zij is',
    effect: 'De kanaaldatabase wordt een nieuwe bron: wat zij heeft wordt geüpload, en alles wordt opnieuw gedownload.',
  },
  recoverHeadquarters: {
    title: 'Het hoofdkantoor vanuit de kanalen herstellen',
    effect:
      'De kanaaldatabases uploaden opnieuw wat het hoofdkantoor kwijt is, klanten houden hun rekeningnummer, en ' +
      'wissingen worden herhaald. Wat alleen een kanaaldatabase heeft, wordt aan een mens gemeld; bij de kassa’s ' +
      'verdwijnt vooraf niets. Een voorbeeld noemt eerst wat verloren is.',
  },
  offerOperationsAgain: {
    title: 'Verloren bewerkingen opnieuw laten aanbieden',
    effect:
      'Bewerkingen die het hoofdkantoor niet heeft, wachten weer; de volgende P-0001 uploadt ze. De andere blijven ' +
      'zoals zij zijn.',
  },
  restoreCustomers: {
    title: 'De klant vanuit een kanaaldatabase herstellen',
    effect:
      'Het hoofdkantoor neemt wat het kwijt is uit de nieuwste kopie van de kanaaldatabases; de volgende 1010 brengt ' +
      'alle kanalen hetzelfde.',
  },
  acceptDifference: {
    title: 'Het verschil aanvaarden zoals het is',
    effect:
      'De waarden van het hoofdkantoor gelden vanaf nu; de volgende 1010 brengt ze naar de kanalen en haalt een klant ' +
      'weg die het hoofdkantoor niet heeft.',
  },
  reconcile: {
    title: 'Kanaaldatabases met het hoofdkantoor vergelijken',
    effect:
      'Voltooide bewerkingen die het hoofdkantoor kwijt is, worden opnieuw gesynchroniseerd met hetzelfde ' +
      'rekeningnummer; verschillen op een kanaal verbetert de volgende 1010.',
  },
  setUpOrganization: {
    title: 'De organisatie wijzigen',
    effect: 'De organisatie wordt gewijzigd zoals de variabelen van het verzoek zeggen.',
  },
  enableFeature: {
    title: 'De functie inschakelen',
    effect: 'De functie staat aan op het hoofdkantoor; haar taken brengen haar naar de kanalen.',
  },
  setWebhookEndpoint: {
    title: 'De webhook inschakelen',
    effect: 'Leveringen gaan verder waar zij stopten, met wat er intussen is gebeurd.',
  },
  setFunctionalityProfile: {
    title: 'Het functionaliteitsprofiel wijzigen',
    effect: 'Het profiel wordt op het hoofdkantoor gewijzigd; 1070 brengt het naar zijn kanalen.',
  },
}

/** The parts of a mutation's input that name what it is applied to. */
const NAMING = ['job', 'channelDatabase', 'channel', 'register', 'schedule', 'feature', 'profile', 'legalEntity']

/** The title of a remedy in Dutch, with what it is applied to. */
export function dutchTitle({ mutation, title, variables }: Named): string {
  const known = DUTCH_REMEDIES[mutation]
  const names = known ? namesIn(variables) : []
  return [known?.title ?? title, ...(names.length > 0 ? [`(${names.join(', ')})`] : [])].join(' ')
}

/** What applying a remedy does, in Dutch. */
export const dutchEffect = ({ mutation, effect }: Pick<Named, 'mutation' | 'effect'>): string =>
  DUTCH_REMEDIES[mutation]?.effect ?? effect

function namesIn(variables: unknown): string[] {
  const input: unknown = property(variables, 'input')
  return NAMING.flatMap((name) => {
    const value = property(input, name)
    return typeof value === 'string' ? [value] : []
  })
}

const property = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
