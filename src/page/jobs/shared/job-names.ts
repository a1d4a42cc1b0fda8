import { useLanguage } from '../../api/language.ts'

/** The Dutch names of the jobs; the server has the English ones. */
const DUTCH: { readonly [jobId: string]: string } = {
  '1010': 'Klanten',
  '1050': 'Loyaliteitsgegevens',
  '1070': 'Kanaalconfiguratie',
  '1110': 'Algemene configuratie',
  'P-0001': 'Kanaaltransacties (P-taak)',
  synchronize: 'Klanten en kanaalaanvragen synchroniseren',
  'bulk-synchronize': 'Bewerkingen in bulk synchroniseren',
  'clean-up': 'Voltooide faseringsrijen en gebeurtenissen opruimen',
  'erase-customer': 'Een klant wissen',
  'feature-plan': 'Een functie naar de kanalen brengen',
  'recover-headquarters': 'Het hoofdkantoor vanuit de kanaaldatabases herstellen',
  reconcile: 'Kanaaldatabases met het hoofdkantoor vergelijken',
}

/** What the jobs do, in Dutch; the server has the English sentences. */
const DUTCH_DESCRIPTIONS: { readonly [jobId: string]: string } = {
  '1010':
    'Brengt klanten, hun rekeningnummers, de uitkomst van vastgelegde bewerkingen, groepen, relaties en ' +
    'kenmerkdefinities naar de kanalen.',
  '1010_CustomerSearch': 'Draagt hier geen gegevens: kanalen zoeken in hun eigen database.',
  '1040': 'Draagt hier geen gegevens: dit product heeft geen artikelen.',
  '1050': 'Brengt de klantenkaarten van de rechtspersonen naar hun kanaaldatabases, ook anonieme.',
  '1060': 'Draagt hier geen gegevens: dit product heeft geen personeel.',
  '1070':
    'Brengt rechtspersonen, kanalen, functionaliteitsprofielen en standaardklanten naar de kanaaldatabases die het ' +
    'aangaat.',
  '1090': 'Draagt hier geen gegevens: kassa’s melden zichzelf.',
  '1110': 'Brengt de stand van functies, gedeelde parameters, landen, valuta’s en talen naar de kanalen.',
  '1150': 'Draagt hier geen gegevens: dit product heeft geen catalogi.',
  'P-0001': 'Brengt wat de kanalen hebben vastgelegd naar het hoofdkantoor (de P-taak).',
  synchronize:
    'Maakt klanten van wat de kanalen hebben vastgelegd en P-0001 heeft gebracht: beoordeelt elke bewerking en past ' +
    'haar toe, per klant op volgorde.',
  'bulk-synchronize': 'Synchroniseert elke bewerking die bij de start aan een filter voldeed.',
  'clean-up':
    'Verwijdert op het hoofdkantoor en in elke kanaaldatabase wat ouder is dan zijn bewaartermijn: voltooide ' +
    'bewerkingen met hun rijen, gebeurtenissen, sessies, uitvoeringen, realtime-aanroepen en auditregels.',
  'erase-customer':
    'Wist een klant op het hoofdkantoor, en duurt tot 1010 de grafsteen naar elke kanaaldatabase heeft gebracht.',
  'feature-plan':
    'Schakelt een functie met haar vereisten in, past 1110, 1010 en 1070 in elke kanaaldatabase toe en leegt de cache.',
  reconcile:
    'Vergelijkt de klanten van elke kanaaldatabase met het hoofdkantoor, en het hoofdkantoor met zijn eigen logboek: ' +
    'brengt met 1010 wat een kanaal mist, synchroniseert opnieuw waarvan de uitkomst weg is, en meldt de rest.',
  'recover-headquarters':
    'Na het terugzetten van een back-up van het hoofdkantoor: laat de kanaaldatabases opnieuw uploaden wat verloren ' +
    'is, behoudt rekeningnummers en wissingen, en meldt waarover iemand moet beslissen.',
}

/** Returns what a job does, in the visitor's language; `given` is the server's sentence. */
export function useJobDescription(): (jobId: string, given: string) => string {
  const language = useLanguage()
  return (jobId, given) => (language === 'nl' && DUTCH_DESCRIPTIONS[jobId]) || given
}

/** Returns the name of a job in the visitor's language; `given` is the server's name. */
export function useJobName(): (jobId: string, given: string) => string {
  const language = useLanguage()
  return (jobId, given) => (language === 'nl' ? (DUTCH[jobId] ?? given) : given.replace(`${jobId} `, ''))
}
