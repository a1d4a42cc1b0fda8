// @module-tag long
import { statementsThatReadWhatIsOpen } from './open-statements-rules.ts'

statementsThatReadWhatIsOpen(20_000)
