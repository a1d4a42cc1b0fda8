import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Actor } from '../../access/actor.ts'
import { seesEveryone } from '../../privacy/sight.ts'

/**
 * Types of which everybody with the same roles and channels is shown the same, whoever they are. What is not listed may depend on the caller (who
 * has had a customer revealed): of that, a person shares only with themselves. To be shown the same, a field may look at the roles and channels of
 * the actor, and at nothing else of it.
 */
const SAME_FOR_ALL: ReadonlySet<string> = new Set([
  ...['Snapshot', 'Ready', 'Gap', 'SourceLost', 'SourceBack'],
  ...['OperationChanged', 'BatchJobProgress', 'CdxSessionChanged', 'FeatureChanged'],
  ...['Channel', 'ChannelDatabase', 'Feature', 'BatchJob', 'BatchRun', 'CdxJob', 'DownloadSession', 'UploadSession'],
  ...['DashboardStats', 'PipelineStepStats', 'OperationCount', 'Coverage', 'RealtimeServiceStats'],
])

/** The same of single fields of other types. */
const FIELDS_SAME_FOR_ALL: ReadonlySet<string> = new Set(
  [
    ...[
      'id',
      'operationId',
      'operationNumber',
      'channel',
      'channelDatabase',
      'legalEntity',
      'kind',
      'status',
      'revision',
    ],
    ...['capturedAt', 'uploadedAt', 'completedAt', 'distributedAt', 'everFailed', 'fingerprint'],
  ].map((field) => `Operation.${field}`),
)

/**
 * Names those who are shown the same of a document: the same roles and channels, and the same subject where the document selects anything that
 * could depend on it. Whoever makes what is shown depend on more than that must add it here.
 */
export function rightsClassOf(schema: GraphQLSchema, document: DocumentNode, actor: Actor): string {
  const channels = actor.channels === 'ALL' ? 'ALL' : [...actor.channels].sort()
  const subject = seesEveryone(actor) || isSameForAll(schema, document) ? null : actor.id
  return JSON.stringify([[...actor.roles].sort(), channels, subject])
}

const judged = new WeakMap<DocumentNode, boolean>()

function isSameForAll(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = judged.get(document)
  if (known !== undefined) return known
  const types = new TypeInfo(schema)
  let same = true
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType()
        if (!parent || parent === schema.getSubscriptionType() || node.name.value === '__typename') return
        const name = getNamedType(parent).name
        same &&= SAME_FOR_ALL.has(name) || FIELDS_SAME_FOR_ALL.has(`${name}.${node.name.value}`)
      },
    }),
  )
  judged.set(document, same)
  return same
}
