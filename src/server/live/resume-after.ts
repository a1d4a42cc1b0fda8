import {
  type ArgumentNode,
  type ExecutionArgs,
  type FieldNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'

/** A subscription that continues for a client that reconnects with the id of its last event, which is a cursor. */
export function resumeAfter<Args extends ExecutionArgs>(args: Args, lastEventId: unknown): Args {
  const operation = getOperationAST(args.document, args.operationName)
  const root = operation?.selectionSet.selections[0]
  if (typeof lastEventId !== 'string' || lastEventId === '' || root?.kind !== Kind.FIELD || !operation) return args
  const field = args.schema.getSubscriptionType()?.getFields()[root.name.value]
  if (!field?.args.some(({ name }) => name === 'after')) return args
  const after = root.arguments?.find(({ name }) => name.value === 'after')?.value
  if (after?.kind === Kind.VARIABLE) {
    return { ...args, variableValues: { ...args.variableValues, [after.name.value]: lastEventId } }
  }
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: { kind: Kind.STRING, value: lastEventId },
  }
  const others = root.arguments?.filter(({ name }) => name.value !== 'after') ?? []
  return { ...args, document: withRoot(args, operation, { ...root, arguments: [...others, argument] }) }
}

function withRoot({ document }: ExecutionArgs, operation: OperationDefinitionNode, root: FieldNode) {
  const [, ...others] = operation.selectionSet.selections
  const changed = { ...operation, selectionSet: { ...operation.selectionSet, selections: [root, ...others] } }
  return { ...document, definitions: document.definitions.map((one) => (one === operation ? changed : one)) }
}
