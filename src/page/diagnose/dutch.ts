import type { CheckCode } from '../generated/documents.ts'

type DutchCheck = {
  /** The check's question. */
  readonly question: string
  /** The cause when the check fails, without the names in the server's own sentence. */
  readonly cause: string
}

/** The checks in Dutch; the server's texts are English. A new code does not compile without its Dutch text. */
export const DUTCH_CHECKS: { readonly [code in CheckCode]: DutchCheck } = {
  DATABASES_AVAILABLE: {
    question: 'Kan elke database haar werk doen?',
    cause:
      'Een database kan haar werk nu niet doen: zij is alleen-lezen of vol, of heeft geen geheugen ' +
      'of verbindingen meer.',
  },
  SCHEDULES_SUCCEED: {
    question: 'Lopen de actieve schema’s en het onderhoud zonder storing?',
    cause: 'Een schema of onderhoud is de laatste keer door een storing gestopt: het logboek noemt de oorzaak.',
  },
  HEADQUARTERS_REACHABLE: {
    question: 'Is het hoofdkantoor bereikbaar?',
    cause: 'De database van het hoofdkantoor is niet bereikbaar: start haar of herstel het netwerk.',
  },
  CHANNEL_DATABASE_REACHABLE: {
    question: 'Zijn de kanaaldatabases bereikbaar?',
    cause: 'Een kanaaldatabase is niet bereikbaar: start haar of herstel het netwerk.',
  },
  FOUND: {
    question: 'Is de klant of bewerking gevonden?',
    cause: 'Dit is nooit vastgelegd: het hoofdkantoor heeft het niet, en geen kanaaldatabase evenmin.',
  },
  NOT_ERASED: {
    question: 'Is de klant niet gewist?',
    cause: 'De klant is voorgoed gewist: niets brengt hem terug.',
  },
  CHANNEL_ONLINE: {
    question: 'Is het kanaal online?',
    cause: 'Het kanaal is offline: de P-taak laat de bewerkingen ervan wachten.',
  },
  HEADQUARTERS_NOT_REWOUND: {
    question: 'Heeft het hoofdkantoor alles wat de kanaaldatabases ervan hebben gezien?',
    cause:
      'Het hoofdkantoor is uit een oudere kopie teruggezet: er worden geen klantnummers gegeven en niets ' +
      'gesynchroniseerd tot een beheerder dat aanvaardt. Kassa’s leggen gewoon vast.',
  },
  CHANNEL_DATABASE_NOT_REWOUND: {
    question: 'Is de kanaaldatabase niet teruggezet uit een back-up?',
    cause: 'De kanaaldatabase is uit een oudere kopie teruggezet: uploads en downloads staan stil tot zij is aanvaard.',
  },
  CHANNEL_DATABASE_NOT_CLONED: {
    question: 'Is de kanaaldatabase de enige met haar identiteit?',
    cause: 'Twee databases hebben dezelfde identiteit: de ene gaat door, de andere wordt geweigerd.',
  },
  DATA_SYNC_NOT_PAUSED: {
    question: 'Staat de gegevenssynchronisatie niet op pauze?',
    cause: 'De gegevenssynchronisatie staat op pauze: er gaat niets van en naar de kanaaldatabase.',
  },
  CHANNEL_CONFIGURED: {
    question: 'Heeft de kanaaldatabase haar configuratie?',
    cause: 'De kanaaldatabase heeft nog geen configuratie: 1110, 1070 en 1010 zijn er niet alle toegepast.',
  },
  CAPTURE_SEQUENCED: {
    question: 'Heeft wat is vastgelegd zijn plaats in het logboek?',
    cause: 'Wat is vastgelegd krijgt geen plaats in het logboek: geen proces bedient deze kanaaldatabase.',
  },
  UPLOAD_SCHEDULE_ACTIVE: {
    question: 'Is het schema van de P-taak actief?',
    cause: 'Geen actief schema voert de P-taak uit, dus er wordt vanzelf niets geüpload.',
  },
  UPLOAD_SUCCEEDED: {
    question: 'Is de laatste upload gelukt?',
    cause: 'De laatste upload uit de kanaaldatabase is niet gelukt.',
  },
  UPLOADED_IN_TIME: {
    question: 'Is de P-taak uitgevoerd, zodat de rijen op het hoofdkantoor staan?',
    cause: 'Het staat nog in de kanaaldatabase en had al geüpload moeten zijn.',
  },
  SYNCHRONIZE_SCHEDULE_ACTIVE: {
    question: 'Is het schema van Klanten en kanaalaanvragen synchroniseren actief?',
    cause:
      'Geen actief schema voert Klanten en kanaalaanvragen synchroniseren uit, dus er wordt vanzelf niets ' +
      'gesynchroniseerd.',
  },
  SYNCHRONIZE_SUCCEEDED: {
    question: 'Is de laatste synchronisatie gelukt?',
    cause: 'De laatste uitvoering van Klanten en kanaalaanvragen synchroniseren eindigde met een fout.',
  },
  RUN_ALIVE: {
    question: 'Staat er geen uitvoering stil?',
    cause: 'Een uitvoering staat stil: het proces dat haar deed is weg. De volgende neemt haar over.',
  },
  SYNCHRONIZED_IN_TIME: {
    question: 'Is Klanten en kanaalaanvragen synchroniseren uitgevoerd?',
    cause: 'Het staat in de faseringstabellen van het hoofdkantoor en had al gesynchroniseerd moeten zijn.',
  },
  NUMBER_SEQUENCE: {
    question: 'Heeft de nummerreeks nog nummers?',
    cause: 'De nummerreeks van klantrekeningen had geen nummer, dus krijgt de klant geen rekening.',
  },
  NO_CONFLICT: {
    question: 'Wacht er geen conflict op een keuze?',
    cause: 'Het hoofdkantoor heeft hetzelfde gewijzigd: iemand moet kiezen welke waarde geldt, en dan synchroniseren.',
  },
  NO_OPERATION_FAILED: {
    question: 'Is er geen bewerking mislukt?',
    cause: 'Een bewerking is mislukt: verbeter de waarde of de oorzaak en synchroniseer haar dan.',
  },
  NOT_WAITING: {
    question: 'Wacht er niets op een andere bewerking?',
    cause: 'Een bewerking wacht op een eerdere die inmiddels klaar is; de volgende synchronisatie geeft haar vrij.',
  },
  NOT_DISMISSED: {
    question: 'Is er niets afgewezen?',
    cause: 'Een beheerder heeft de bewerking afgewezen, dus het hoofdkantoor heeft niet wat zij bracht.',
  },
  RESULT_AT_HEADQUARTERS: {
    question: 'Heeft het hoofdkantoor de klant?',
    cause: 'De bewerkingen van de klant zijn klaar, maar het hoofdkantoor is de klant verloren.',
  },
  NO_DIFFERENCE: {
    question: 'Heeft geen vergelijking een verschil aan een mens gemeld?',
    cause:
      'Een vergelijking van het hoofdkantoor en de kanalen heeft een verschil gemeld waar een mens naar moet kijken.',
  },
  LOOKED_UP_BY_ACCOUNT: {
    question: 'Is de klant gezocht zoals het hoofdkantoor hem noemt?',
    cause: 'Het hoofdkantoor noemt de klant bij zijn rekeningnummer, niet bij de tijdelijke GUID.',
  },
  ADDRESS_BOOK_SHARED: {
    question: 'Deelt de klant een adresboek met het kanaal?',
    cause: 'De klant deelt geen adresboek met het kanaal: 1010 brengt hem daar niet heen.',
  },
  DOWNLOAD_SCHEDULE_ACTIVE: {
    question: 'Is het schema van de download actief?',
    cause: 'Geen actief schema voert de download uit, dus er komt vanzelf niets terug.',
  },
  DOWNLOAD_SESSION: {
    question: 'Is er geen downloadsessie opgeschort of mislukt?',
    cause: 'Een downloadsessie is opgeschort of mislukt: wat zij draagt, is niet op het kanaal.',
  },
  DISTRIBUTED_IN_TIME: {
    question: 'Is de uitkomst met 1010 terug op het kanaal?',
    cause: 'Het hoofdkantoor heeft het gedaan, en het kanaal weet het niet: 1010 had het al moeten brengen.',
  },
  ACCOUNT_ON_CHANNEL: {
    question: 'Staat het rekeningnummer op het kanaal?',
    cause:
      '1010 had het rekeningnummer gebracht, en het kanaal heeft het niet meer: het toont Wacht op synchronisatie.',
  },
  REALTIME_SERVICE_AVAILABLE: {
    question: 'Is de Real-time Service beschikbaar voor het kanaal?',
    cause: 'De Real-time Service is niet beschikbaar voor het kanaal.',
  },
  REGISTERS_REPORT: {
    question: 'Heeft elke kassa zich onlangs gemeld?',
    cause: 'Een kassa meldt zich niet meer. Zet haar aan en meld u aan, of herstel haar netwerk.',
  },
  REGISTERS_SEND: {
    question: 'Verstuurt elke kassa wat zij heeft vastgelegd?',
    cause: 'Op een kassa wacht al lang iets dat zij heeft vastgelegd.',
  },
  CHANNEL_MODE: {
    question: 'Werkt het kanaal in de modus die is ingesteld?',
    cause: 'Het kanaal werkt niet in de modus die op het hoofdkantoor is ingesteld.',
  },
  JOBS_APPLIED: {
    question: 'Zijn 1110, 1010 en 1070 toegepast?',
    cause: 'Een taak is op het kanaal niet toegepast sinds er iets is gewijzigd wat zij brengt.',
  },
  LOYALTY_CARDS_DISTRIBUTED: {
    question: 'Hebben de kassa’s de klantenkaarten van het hoofdkantoor?',
    cause: '1050 heeft nieuwe of gekoppelde klantenkaarten niet naar een kanaaldatabase gebracht.',
  },
  LOYALTY_NUMBERS_LEFT: {
    question: 'Heeft de nummerreeks van klantenkaarten nog nummers?',
    cause: 'Er is geen nummerreeks van klantenkaarten, of zij is op: een kaart zonder eigen nummer wordt geweigerd.',
  },
  CACHE_CURRENT: {
    question: 'Is de cache van het kanaal actueel?',
    cause: 'De cache van het kanaal is ouder dan de configuratie: vastleggen kent de wijziging nog niet.',
  },
  REALTIME_CALLS_AVOIDABLE: {
    question: 'Zijn er geen vermijdbare realtime-aanroepen?',
    cause: 'Er zijn realtime-aanroepen gedaan die niet nodig waren geweest.',
  },
  SCHEDULES_ON_TIME: {
    question: 'Lopen de schema’s op tijd?',
    cause: 'Geen actief schema voert een van de taken uit, dus die draait niet vanzelf.',
  },
  SCHEDULE_OVERDUE: {
    question: 'Zijn alle actieve schema’s op tijd uitgevoerd?',
    cause:
      'Een schema had al uitgevoerd moeten zijn, hoewel er een proces leeft dat de schema’s uitvoert: de laatste ' +
      'uitvoering hangt.',
  },
  CLOCKS_AGREE: {
    question: 'Lopen de klokken van deze server en van de databases gelijk?',
    cause:
      'Een klok loopt voor of achter op die van het hoofdkantoor: stel de machines gelijk met een tijdserver (NTP).',
  },
  CHUNKS_ALIVE: {
    question: 'Wordt geen bewerking vastgehouden door een proces dat weg is?',
    cause: 'Een proces dat weg is, houdt bewerkingen vast. De volgende synchronisatie neemt ze over.',
  },
  WEBHOOKS_ENABLED: {
    question: 'Is geen webhook na storingen uitgeschakeld?',
    cause: 'Een webhook is uitgeschakeld omdat hij niets aannam: herstel de ontvanger en schakel hem weer in.',
  },
  WELCOME_MESSAGES_SENT: {
    question: 'Zijn de welkomstberichten verstuurd?',
    cause: 'Welkomstberichten zijn niet verstuurd: herstel de mailserver of stel er een in.',
  },
  ALERT_MAILS_SENT: {
    question: 'Neemt de mailserver de e-mails over waarschuwingen aan?',
    cause: 'E-mails over waarschuwingen zijn niet verstuurd: herstel de mailserver of zijn instellingen.',
  },
  WORKER_ALIVE: {
    question: 'Leeft een proces dat de schema’s uitvoert?',
    cause: 'Er leeft geen proces dat de schema’s uitvoert: start er een met de rol worker.',
  },
  ERASURES_APPLIED: {
    question: 'Wacht er geen wissing op een kanaaldatabase?',
    cause: 'Een wissing wacht op een kanaaldatabase: 1010 heeft de grafsteen er nog niet gebracht.',
  },
  FEATURE_KNOWN: {
    question: 'Bestaat de functie?',
    cause: 'Zo’n functie bestaat niet.',
  },
  PREREQUISITES_ON: {
    question: 'Staan de vereiste functies aan?',
    cause:
      'De functie kan niet worden ingeschakeld voordat de functies aanstaan die zij nodig heeft; gepland zijn is ' +
      'niet genoeg.',
  },
  MAY_ENABLE_FEATURE: {
    question: 'Mag u de functie inschakelen?',
    cause: 'De functie staat uit, en uw token mag haar niet inschakelen: een functiebeheerder wel.',
  },
  FEATURE_SCHEDULE: {
    question: 'Is het inschakelen volgens plan gelukt?',
    cause: 'De functie staat uit sinds het geplande inschakelen is mislukt.',
  },
  FEATURE_CONFIRMED: {
    question: 'Is bevestigd wat voor de functie moet worden bevestigd?',
    cause: 'De functie staat uit tot uitdrukkelijk is bevestigd wat zij betekent.',
  },
  FEATURE_ON: {
    question: 'Staat de functie aan op het hoofdkantoor?',
    cause: 'De functie staat nog uit op het hoofdkantoor.',
  },
  FEATURES_ROLLED_OUT: {
    question: 'Zijn de functies overal gelijk?',
    cause:
      'Een functie is op een kanaal niet zoals op het hoofdkantoor: 1110, 1010 en 1070 moeten er na de wijziging ' +
      'draaien.',
  },
}
