export * from '../sides/sides.ts'
