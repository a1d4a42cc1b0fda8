export * from '../sides/headquarters-of.ts'
