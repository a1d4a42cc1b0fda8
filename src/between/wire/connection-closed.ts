/** Thrown where a connection has closed, or never was: nothing more is sent or will arrive. */
export class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed'
  /** As the system reports a lost connection, for db/errors.ts. */
  readonly code = 'ECONNRESET'
}
