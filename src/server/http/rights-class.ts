import { type DocumentNode, type GraphQLSchema, getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Actor } from '../../access/actor.ts'
import { seesEveryone } from '../../privacy/sight.ts'

/**
 * Types that look the same to all callers with the same roles and channels. A type that is not listed may depend on the
 * caller (who may have had a customer revealed), so its results are shared only within one subject. The fields of a
 * listed type may depend on the actor's roles and channels, and on nothing else of it.
 */
const SAME_FOR_ALL: ReadonlySet<string> = new Set([
  ...['Snapshot', 'Ready', 'Gap', 'SourceLost', 'SourceBack'],
  ...['OperationChanged', 'BatchJobProgress', 'CdxSessionChanged', 'FeatureChanged'],
  ...['Channel', 'ChannelDatabase', 'Feature', 'BatchJob', 'BatchRun', 'CdxJob', 'DownloadSession', 'UploadSession'],
  ...['DashboardStats', 'PipelineStepStats', 'OperationCount', 'Coverage', 'RealtimeServiceStats'],
])

/** The same for single fields of other types. */
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
 * Identifies callers who see the same results of a document: the same roles and channels, and the same subject where
 * the document selects anything that could depend on it. Results that depend on anything else must add it here.
 */
export function rightsClassOf(schema: GraphQLSchema, document: DocumentNode, actor: Actor): string {
  const channels = actor.channels === 'ALL' ? 'ALL' : [...actor.channels].sort()
  const subject = seesEveryone(actor) || isSameForAll(schema, document) ? null : actor.id
  return JSON.stringify([[...actor.roles].sort(), channels, subject])
}

const sameForAll = new WeakMap<DocumentNode, boolean>()

function isSameForAll(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = sameForAll.get(document)
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
  sameForAll.set(document, same)
  return same
}
