/** False when the browser knows that it has no network. */
export function isOnline(): boolean {
  const navigator: unknown = Reflect.get(globalThis, 'navigator')
  return typeof navigator !== 'object' || navigator === null || Reflect.get(navigator, 'onLine') !== false
}

/** Calls `wake` when the browser says that the network is back. Returns what ends it. */
export function onOnline(wake: () => void): () => void {
  const target: object = globalThis
  if (!isEventTarget(target)) return () => {}
  target.addEventListener('online', wake)
  return () => target.removeEventListener('online', wake)
}

const isEventTarget = (target: object): target is EventTarget => 'addEventListener' in target
