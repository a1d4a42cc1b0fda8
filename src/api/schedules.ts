import { headquartersOf } from '../between/headquarters-of.ts'
import { databaseNow } from '../db/database-clock.ts'
import { createSchedule } from '../headquarters/jobs/schedules/create-schedule.ts'
import { deleteSchedule } from '../headquarters/jobs/schedules/delete-schedule.ts'
import { readSchedules } from '../headquarters/jobs/schedules/read-schedules.ts'
import { type ScheduleChange, setSchedule } from '../headquarters/jobs/schedules/set-schedule.ts'
import { releaseSchedule, withholdSchedule } from '../headquarters/jobs/schedules/withhold-schedule.ts'
import { explanationsOf } from '../model/explanation.ts'
import { nextTime, nextTimes } from '../model/recurrence.ts'
import type { Resolvers, SetScheduleInput } from './generated/resolvers.ts'

export const resolvers: Resolvers = {
  Query: {
    schedules: (_, __, { sides }) => readSchedules(headquartersOf(sides).db),
  },
  DistributionSchedule: {
    explanations: ({ lastMessage }) => explanationsOf(lastMessage),
    nextRuns: (schedule, { first }) => {
      if (schedule.status !== 'ACTIVE' && schedule.status !== 'NOT_STARTED') return []
      const { nextRunAt } = schedule
      // Before a worker has placed it, it has no next time of its own.
      const next = nextRunAt === null ? nextTime(schedule, null, databaseNow()) : new Date(nextRunAt)
      return next === null ? [] : nextTimes(schedule, next, first ?? 5).map((time) => time.toISOString())
    },
  },
  Mutation: {
    createSchedule: (_, { input }, { sides, actor }) =>
      createSchedule(headquartersOf(sides).db, actor, {
        ...input,
        // Their defaults are in the schema.
        timeZone: input.timeZone ?? 'UTC',
        active: input.active ?? true,
        group: input.group ?? null,
        activeFrom: input.activeFrom ?? null,
        activeUntil: input.activeUntil ?? null,
      }),
    setSchedule: (_, { input }, { sides, actor }) => setSchedule(headquartersOf(sides).db, actor, changeOf(input)),
    deleteSchedule: (_, { input }, { sides, actor }) => deleteSchedule(headquartersOf(sides).db, actor, input),
    withholdSchedule: (_, { input }, { sides, actor }) => withholdSchedule(headquartersOf(sides).db, actor, input),
    releaseSchedule: (_, { input }, { sides, actor }) => releaseSchedule(headquartersOf(sides).db, actor, input),
  },
}

/** Null leaves a value as it is, unless null is a value of its own: no group, no beginning, no end. */
function changeOf({ group, activeFrom, activeUntil, ...input }: SetScheduleInput): ScheduleChange {
  return {
    schedule: input.schedule,
    dryRun: input.dryRun,
    ...(input.name != null && { name: input.name }),
    ...(input.jobs != null && { jobs: input.jobs }),
    ...(input.recurrence != null && { recurrence: input.recurrence }),
    ...(input.timeZone != null && { timeZone: input.timeZone }),
    ...(input.active != null && { active: input.active }),
    ...(group !== undefined && { group }),
    ...(activeFrom !== undefined && { activeFrom }),
    ...(activeUntil !== undefined && { activeUntil }),
  }
}
