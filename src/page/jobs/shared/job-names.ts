import { useLanguage } from '../../api/language.ts'

/** What the jobs are called in Dutch; in English they are called as the server says. */
const DUTCH: { readonly [jobId: string]: string } = {
  '1010': 'Klanten',
  '1070': 'Kanaalconfiguratie',
  '1110': 'Algemene configuratie',
  'P-0001': 'Kanaaltransacties (P-taak)',
  synchronize: 'Klanten en kanaalaanvragen synchroniseren',
  'bulk-synchronize': 'Bewerkingen in bulk synchroniseren',
  'clean-up': 'Voltooide faseringsrijen en gebeurtenissen opruimen',
  'erase-customer': 'Een klant wissen',
  'feature-plan': 'Een functie naar de kanalen brengen',
  reconcile: 'Kanaaldatabases met het hoofdkantoor vergelijken',
}

/** The name of a job in the visitor's language; `given` is what the server calls it. */
export function useJobName(): (jobId: string, given: string) => string {
  const language = useLanguage()
  return (jobId, given) => (language === 'nl' ? (DUTCH[jobId] ?? given) : given.replace(`${jobId} `, ''))
}
