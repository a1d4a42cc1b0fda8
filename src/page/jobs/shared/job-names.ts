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

/** Returns the name of a job in the visitor's language; `given` is the server's name. */
export function useJobName(): (jobId: string, given: string) => string {
  const language = useLanguage()
  return (jobId, given) => (language === 'nl' ? (DUTCH[jobId] ?? given) : given.replace(`${jobId} `, ''))
}
