import type { Actor } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { diagnoseChannel } from './diagnose-channel.ts'
import { diagnoseCustomer } from './diagnose-customer.ts'
import { diagnoseFeature } from './diagnose-feature.ts'
import { diagnoseInstallation } from './diagnose-installation.ts'
import type { DiagnosisView } from './diagnosis.ts'
import type { Subject } from './facts/subject.ts'

/**
 * Diagnoses a subject by its key, in three steps: facts/ gathers what both sides know of the subject, once and within
 * the actor's channels; checks/ evaluates its questions on these facts, and a failed question names its remedies;
 * diagnosisOf makes the first failure the answer. For an operation, trace/ adds its progress.
 */
export function diagnoseSubject(sides: Sides, actor: Actor, subject: Subject): Promise<DiagnosisView> {
  switch (subject.type) {
    case 'CUSTOMER':
      return diagnoseCustomer(sides, actor, { customerKey: subject.key })
    case 'OPERATION':
      return diagnoseCustomer(sides, actor, { operationId: subject.key })
    case 'CHANNEL':
      return diagnoseChannel(sides, actor, subject.key)
    case 'FEATURE':
      return diagnoseFeature(sides, actor, subject.key)
    case 'INSTALLATION':
      return diagnoseInstallation(sides, actor)
  }
}
