import type { CaptureInput, CaptureMutation, StoredCapture } from './capture.ts'
import type { CaptureStore } from './store.ts'

/** The captures of a queue, as they are stored. */
export class KeptCaptures {
  readonly #store: CaptureStore
  readonly #read: (all: readonly StoredCapture[]) => void
  readonly #changed: () => void
  #all: readonly StoredCapture[] = []

  /** `read`: called with what was read of the store; `changed`: called when this tab has changed it. */
  constructor(store: CaptureStore, read: (all: readonly StoredCapture[]) => void, changed: () => void) {
    this.#store = store
    this.#read = read
    this.#changed = changed
  }

  /** All of them, in the order in which they are sent, as they were read last. */
  get all(): readonly StoredCapture[] {
    return this.#all
  }

  async reload(): Promise<void> {
    this.#all = await this.#store.read()
    this.#read(this.#all)
  }

  /** Keeps a new capture, with a key of its own. */
  async keep(mutation: CaptureMutation, customerId: string, input: CaptureInput): Promise<StoredCapture> {
    const stored = await this.#store.add({
      mutation,
      customerId,
      input,
      idempotencyKey: crypto.randomUUID(),
      status: 'KEPT',
      keptAt: new Date().toISOString(),
      userErrors: [],
      warnings: [],
      operationId: null,
      customer: null,
      accountNumber: null,
      failed: false,
    })
    await this.tell()
    return stored
  }

  /** Makes a refused capture one to send, with another input and another key. */
  async correct(number: number, input: CaptureInput): Promise<void> {
    await this.#store.change(number, (stored) =>
      stored.status === 'REFUSED'
        ? { ...stored, input, idempotencyKey: crypto.randomUUID(), status: 'KEPT', userErrors: [], warnings: [] }
        : stored,
    )
    await this.tell()
  }

  /** Removes a settled capture, or a refused one: with a new customer also its later ones. */
  async discard(number: number): Promise<void> {
    const discarded = this.#all.find((each) => each.number === number)
    if (!discarded || !['REFUSED', 'SETTLED'].includes(discarded.status)) return
    const later =
      discarded.status === 'REFUSED' && discarded.mutation === 'createCustomer'
        ? this.#all.filter((each) => each.customerId === discarded.customerId && each.number > number)
        : []
    // The last first: none of them may be sent meanwhile.
    for (const each of [...later].reverse()) await this.#store.change(each.number, () => null)
    await this.#store.change(number, (stored) => (stored.status === discarded.status ? null : stored))
    await this.tell()
  }

  /** Stores what the server has said of a capture. Others are told by `tell`. */
  note(number: number, change: (stored: StoredCapture) => StoredCapture): Promise<void> {
    return this.#store.change(number, change)
  }

  /** Removes the oldest settled captures beyond so many. */
  async forgetSettled(keep: number): Promise<void> {
    await this.reload()
    const settled = this.#all.filter(({ status }) => status === 'SETTLED')
    for (const { number } of settled.slice(0, Math.max(0, settled.length - keep)))
      await this.#store.change(number, () => null)
  }

  /** Tells this tab and the others that something has changed. */
  async tell(): Promise<void> {
    this.#store.announce()
    await this.reload()
    this.#changed()
  }
}
