import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: './src/db/hq-tables.ts', out: './drizzle/hq' })
