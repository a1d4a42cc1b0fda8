import { closeSync, openSync, rmSync, writeSync } from 'node:fs'

/** A channel, by its id. */
export type Channel = 'houston' | 'online' | 'sanfrancisco' | 'austin' | 'dallas' | 'seattle'
/** A field that a till edits; each channel edits its own. */
export type EditedField = 'phone' | 'cellularPhone' | 'email'

/** What is known of the longest waiting work at one moment, read from the databases themselves. */
export type Waiting = { operation: string; status: string; seconds: number; where: string }

/**
 * What the answer said of a customer: the account number, null when there is none yet; whether it was captured, or
 * headquarters did it in real time; and the captured operation, null when the answer lacks it because the database went
 * away meanwhile.
 */
export type Acknowledgement = {
  customerKey: string
  account: string | null
  route: 'ASYNC' | 'REALTIME'
  operationId: string | null
}

/** What happened, as the run saw it from outside. `at` is milliseconds since 1970. */
export type Happening =
  /** A customer is created; `key` is the idempotency key. Noted once, however often it is sent. */
  | { type: 'create sent'; key: string; channel: Channel; name: string }
  | ({ type: 'created'; key: string; channel: Channel; name: string } & Acknowledgement)
  | ({ type: 'edited'; key: string; channel: Channel; field: EditedField; value: string } & Acknowledgement)
  /** It may have been carried out all the same. */
  | { type: 'edit given up'; key: string; customerKey: string; field: EditedField; value: string }
  | { type: 'erased'; customerKey: string; name: string }
  /** `away`: the part of `/readyz` that cannot be reached meanwhile, such as `houston-db`. */
  | { type: 'accident'; accident: string; target: string; phase: 'begins' | 'ends'; away?: string }
  /** Headquarters' database was put back. */
  | { type: 'headquarters restored'; backupAt: number }
  /**
   * A channel database ended at `lostAt` and was an older copy of itself from `restoredAt` on. What the product said is
   * lost when it was accepted: these operations, and whatever was captured from `unknownSince` on.
   */
  | {
      type: 'channel restored'
      channels: readonly Channel[]
      lostAt: number
      restoredAt: number
      lost: readonly string[]
      unknownSince: number
    }
  /** Restoring was not enough: what the product said it could not bring back. */
  | { type: 'left undecided'; left: number }
  /** From now on a subscriber is to receive every event of these channels; null: of all. */
  | { type: 'subscribed'; subscriber: string; channels: readonly string[] | null }
  /** What a subscriber received. `status` and `revision` of the operation; without them it is a notice. */
  | { type: 'event'; subscriber: string; what: string; operationId?: string; status?: string; revision?: number }
  /** An account number that a till showed. */
  | { type: 'number'; account: string; customerKey: string }
  /** What a replica said of its health, and what the databases say; `waiting` null: nothing, or not known. */
  | {
      type: 'health'
      replica: string
      green: boolean
      parts: Readonly<Record<string, string>>
      waiting: Waiting | null
    }
  /** A process that nobody ended. */
  | { type: 'crashed'; program: string }

export type Entry = Happening & { at: number }

/** Notes what happens, and keeps it in a file of JSON lines. */
export type History = {
  readonly entries: readonly Entry[]
  readonly file: string
  note(happening: Happening): void
  /** Closes the file, and removes it unless it is to be kept. */
  close(keep: boolean): void
}

export function openHistory(file: string): History {
  const descriptor = openSync(file, 'w')
  const entries: Entry[] = []
  let closed = false
  return {
    entries,
    file,
    note(happening) {
      if (closed) return
      const entry = { at: Date.now(), ...happening }
      entries.push(entry)
      writeSync(descriptor, `${JSON.stringify(entry)}\n`)
    },
    close(keep) {
      closed = true
      closeSync(descriptor)
      if (!keep) rmSync(file, { force: true })
    },
  }
}

/** The entries of one type. */
export function entriesOf<T extends Entry['type']>(entries: readonly Entry[], type: T): (Entry & { type: T })[] {
  return entries.filter((entry): entry is Entry & { type: T } => entry.type === type)
}
