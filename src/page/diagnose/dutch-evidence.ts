import type { DiagnosisPartsFragment } from '../generated/documents.ts'

type Evidence = DiagnosisPartsFragment['checks'][number]['evidence'][number]

/** What the labels of evidence say that are no name of a thing, in Dutch. */
const LABELS: { readonly [label: string]: string } = {
  Account: 'Rekening',
  'Avoidable calls of the last day': 'Vermijdbare aanroepen van de laatste dag',
  'Channel database': 'Kanaaldatabase',
  Customer: 'Klant',
  "Customer's address books": 'Adresboeken van de klant',
  Difference: 'Verschil',
  Erasure: 'Wissing',
  Feature: 'Functie',
  'Functionality profile': 'Functionaliteitsprofiel',
  'Given up': 'Opgegeven',
  'Goes on': 'Gaat door',
  'Headquarters’ database': 'Database van het hoofdkantoor',
  'Job queue last read': 'Taakwachtrij het laatst gelezen',
  'Last message': 'Laatste melding',
  'Last run': 'Laatste uitvoering',
  'Last session': 'Laatste sessie',
  'Legal entity': 'Rechtspersoon',
  'Next run': 'Volgende uitvoering',
  'Not reached': 'Niet bereikt',
  'Number sequence': 'Nummerreeks',
  Offline: 'Offline',
  Paused: 'Op pauze',
  Reason: 'Reden',
  Recovery: 'Herstel',
  Refused: 'Geweigerd',
  Restored: 'Teruggezet',
  'Result waiting': 'Uitkomst wacht',
  Run: 'Uitvoering',
  Schedule: 'Schema',
  Searched: 'Gezocht',
  'Uploaded by': 'Geüpload door',
  Waiting: 'Wacht',
  'Waiting erasures': 'Wachtende wissingen',
  'Without configuration': 'Zonder configuratie',
  'Without number sequence': 'Zonder nummerreeks',
  'Without Real-time Service': 'Zonder Real-time Service',
}

/** What a thing is that a label names with words around it, by its type. */
const THINGS: { readonly [type: string]: string } = {
  BatchJob: 'Batchtaak',
  BatchRun: 'Uitvoering',
  CdxJob: 'CDX-taak',
  Channel: 'Kanaal',
  ChannelDatabase: 'Kanaaldatabase',
  Customer: 'Klant',
  Difference: 'Verschil',
  DownloadSession: 'Downloadsessie',
  Erasure: 'Wissing',
  Feature: 'Functie',
  Operation: 'Bewerking',
  UploadSession: 'Uploadsessie',
}

/** Values, and beginnings of values before a time or a name. */
const VALUES: { readonly [value: string]: string } = {
  never: 'nooit',
  'not placed': 'niet gepland',
  'lease expired': 'proces weg',
  'behind since': 'achter sinds',
  'due at': 'gepland op',
  'due since': 'had moeten lopen op',
  'scheduled for': 'gepland voor',
  'last seen': 'laatst gezien',
}

/** Words of a sentence, not the name of a thing. */
const isSentence = (text: string) => /[a-z] [a-z]/.test(text)

/** The label of evidence in Dutch. A name of a thing stays; one that stands in words is named by what the thing is. */
export function dutchLabel({ label, node }: Evidence): string {
  const known = LABELS[label]
  if (known) return known
  return isSentence(label) && node ? (THINGS[node.__typename] ?? label) : label
}

/** The value of evidence in Dutch; names, codes, numbers and times stay. */
export function dutchValue({ value }: Evidence): string {
  const [begin] = Object.keys(VALUES).filter((words) => value === words || value.startsWith(`${words} `))
  return begin === undefined ? value : value.replace(begin, VALUES[begin] ?? begin)
}
