// A plugin of graphql-codegen: the names of the root fields as a type. Plain JavaScript, because graphql-codegen loads
// it directly.

/** @type {import('@graphql-codegen/plugin-helpers').PluginFunction} */
export function plugin(schema) {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const names = types.flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `'${type?.name}.${field}'`))
  return `/** A root field of the API, as \`Query.customers\`. */\nexport type RootField =\n${names.map((name) => `  | ${name}`).join('\n')}\n`
}
