import { READ_ONLY } from '../support/accidents.ts'
import { tryAccidents } from './not-now.ts'

tryAccidents([READ_ONLY])
