import type { CheckCode } from '../../diagnose/checks/check-code.ts'
import type { CheckCode as SchemaCode } from '../generated/resolvers.ts'

type None<Code extends never> = Code

/** Compiles only while the schema has each code of a check; the error names the one that it lacks. */
export type MissingInSchema = None<Exclude<CheckCode, SchemaCode>>

/** Compiles only while each code of the schema is one of a check. */
export type MissingInChecks = None<Exclude<SchemaCode, CheckCode>>
