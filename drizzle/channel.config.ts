import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: './src/db/channel-tables.ts', out: './drizzle/channel' })
