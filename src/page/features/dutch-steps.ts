import type { PlanStepPartsFragment } from '../generated/documents.ts'
import { featureName } from './feature-names.ts'

/** What each job of a plan brings to a channel database. */
const JOBS: { readonly [job: string]: string } = {
  '1110': 'Brengt de toestand van de functies en de gedeelde parameters naar de kanaaldatabase.',
  '1010': 'Brengt klanten, rekeningnummers, klantgroepen, relaties en kenmerken naar de kanaaldatabase.',
  '1070': 'Brengt de instellingen van de kanalen en hun functionaliteitsprofielen naar de kanaaldatabase.',
}

/** The title and the effect of a step in Dutch; the server has the English ones. */
export function dutchStep(step: PlanStepPartsFragment): { readonly title: string; readonly effect: string } {
  const { action, title, effect, job, feature, channelDatabase } = step
  const where = channelDatabase?.name ?? ''
  if (action === 'ENABLE_FEATURE')
    return {
      title: feature ? `‘${featureName('nl', feature)}’ inschakelen` : title,
      effect:
        'Schakelt de functie in op het hoofdkantoor, voor alle rechtspersonen. De kanalen volgen met de volgende ' +
        'stappen.',
    }
  if (action === 'FLUSH_CHANNEL_CACHE')
    return {
      title: `De cache van ${where} leegmaken`,
      effect: 'Laadt de cache opnieuw, zodat vastleggingen de toegepaste toestand gebruiken.',
    }
  return { title: `${job ?? ''} uitvoeren voor ${where}`, effect: JOBS[job ?? ''] ?? effect }
}
