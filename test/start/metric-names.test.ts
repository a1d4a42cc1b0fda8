import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { counted } from '../../src/metrics/counted.ts'
import { startInstallation } from '../support/installation.ts'

/** Prometheus gives them to each series itself, and renames a metric's own to `exported_job`. */
const OF_PROMETHEUS = ['job', 'instance']

test('no metric that is counted, and none of the documentation, has a label that Prometheus gives itself', async () => {
  const labels = counted
    .getMetricsAsArray()
    .flatMap((metric) => ('labelNames' in metric ? [metric.labelNames as readonly string[]] : []))
  expect(labels.flat()).toContain('batch_job')
  expect(labels.flat().filter((label) => OF_PROMETHEUS.includes(label))).toEqual([])
  const documented = await readFile('docs/metrics.md', 'utf8')
  const rows = [...documented.matchAll(/^\| (`tillsync_[^|]+) \| ([^|]*) \|/gm)]
  expect(rows.length).toBeGreaterThan(20)
  for (const [, metric, named = ''] of rows)
    expect([metric, named.split(/,\s*/).filter((label) => OF_PROMETHEUS.includes(label.trim()))]).toEqual([metric, []])
})

test('what a process of headquarters does not know, such as the connection of a store, it does not export', async () => {
  const tillsync = await startInstallation()
  const metrics = await fetch(`${tillsync.url}/metrics`, { headers: { authorization: `Bearer ${tillsync.token}` } })
  const text = await metrics.text()
  expect(text).toMatch(/^tillsync_workers 0$/m)
  // At 0, the alert TillsyncStoreDisconnected would fire for headquarters itself.
  expect(text).not.toMatch(/^tillsync_headquarters_connected /m)
})
