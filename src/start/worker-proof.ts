/** When the worker of this process looked at the queue last, kept for as long as the process runs. */
export type WorkerProof = {
  /** It looked so many milliseconds ago. */
  looked(ago: number): void
  /** Seconds since its last look; null: it has not looked yet. */
  lookedAgo(): number | null
}

export function workerProof(): WorkerProof {
  let lookedAt: number | null = null
  return {
    looked(ago) {
      lookedAt = performance.now() - ago
    },
    lookedAgo: () => (lookedAt === null ? null : (performance.now() - lookedAt) / 1_000),
  }
}
