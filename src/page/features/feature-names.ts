type Named = { readonly key: string; readonly name: string }

/** The documented Dutch names; the server has the English ones. */
const DUTCH: { readonly [key: string]: string } = {
  PERF_CUSTOMER_ORDERS: 'Prestatieverbeteringen voor klantorders en klanttransacties',
  ENHANCED_ASYNC_CREATE: 'Verbeterde functies inschakelen voor het aanmaken van async-klanten',
  ASYNC_ADDRESS_CREATE: 'Asynchrone aanmaak voor klantadressen inschakelen',
  ASYNC_EDIT: 'Klanten bewerken in asynchrone modus inschakelen',
}

/** The name of a feature in the visitor's language. */
export function featureName(language: string, { key, name }: Named): string {
  return (language === 'nl' && DUTCH[key]) || name
}

/** The language of that name, for an element that shows it: `en` in Dutch texts when there is no Dutch name. */
export function featureNameLanguage(language: string, { key }: Pick<Named, 'key'>): 'en' | undefined {
  return language === 'nl' && DUTCH[key] === undefined ? 'en' : undefined
}
