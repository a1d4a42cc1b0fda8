// @module-tag long
import { DISK_FULL, NO_CONNECTIONS, OUT_OF_MEMORY } from '../support/accidents.ts'
import { tryAccidents } from './not-now.ts'

tryAccidents([NO_CONNECTIONS, DISK_FULL, OUT_OF_MEMORY])
