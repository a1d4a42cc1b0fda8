/** Why headquarters refuses a store, in Dutch, by the code of the refusal. */
export const DUTCH_STORE_REFUSALS: { readonly [code: string]: string } = {
  INVALID: 'De winkel is niet herkend: de handtekening is niet van een sleutel van deze winkel.',
  UNKNOWN_KEY: 'Het hoofdkantoor kent de sleutel van deze winkel niet. Meld de winkel opnieuw aan met een nieuwe code.',
  ENDED:
    'De sleutel is vervangen: de kanaaldatabase is elders opnieuw aangemeld, of de sleutel is vernieuwd. Meld deze ' +
    'machine opnieuw aan met een nieuwe code als zij verder moet werken.',
  REVOKED: 'De sleutel van de winkel is ingetrokken. Meld de winkel opnieuw aan met een nieuwe code.',
  EXPIRED: 'De klok van de winkel loopt voor of achter. Stel die in met een tijdserver (NTP).',
  WRONG_AUDIENCE: 'De winkel hoort bij een ander hoofdkantoor.',
  WIRE_VERSION:
    'De winkel en het hoofdkantoor spreken geen gemeenschappelijke versie van de verbinding. Werk een van beide bij.',
  CHANNEL_DATABASE_CLONED: 'Een andere database heeft dezelfde identiteit. Zet een van de twee uit.',
}
