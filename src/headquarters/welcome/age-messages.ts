import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'

/** For the simulator: the welcome messages that wait have waited so many hours longer, and are due. */
export async function ageWelcomeMessages(db: Database, hours: number): Promise<void> {
  await execute(
    db,
    sql`/* simulate.ageWelcomeMessages */
    update welcome_message
    set created_at = created_at - ${hours} * interval '1 hour', retried_at = retried_at - ${hours} * interval '1 hour',
      next_attempt_at = now()
    where status = 'WAITING'`,
  )
}
