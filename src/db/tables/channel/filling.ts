export { filling } from '../filling.ts'
