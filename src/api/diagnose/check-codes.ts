import type { CheckCode } from '../../diagnose/checks/check-code.ts'
import type { CheckCode as SchemaCode } from '../generated/resolvers.ts'

type None<Code extends never> = Code

/** Compiles only while the schema has every code of a check; the error names the missing one. */
export type MissingInSchema = None<Exclude<CheckCode, SchemaCode>>

/** Compiles only while every code of the schema belongs to a check. */
export type MissingInChecks = None<Exclude<SchemaCode, CheckCode>>
