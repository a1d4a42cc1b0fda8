import { defineConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** What takes minutes: run before each release. */
export default defineConfig({
  ...usual,
  test: { ...usual.test, include: ['test/**/*.long.test.ts'], exclude: [] },
})
