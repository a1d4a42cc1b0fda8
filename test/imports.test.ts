import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../src/config/config.ts'
import { PAGE_SOURCES } from '../src/server/page/bundle.ts'

const SRC = join(PACKAGE_FOLDER, 'src')
const GROUND = ['access', 'db', 'events', 'jobs', 'model', 'sides']
const DOOR = ['main.ts', 'cli', 'server', 'start']
/** What the door offers to the slices' resolvers: node ids, pages, errors and the context's type. */
const OFFERED = ['server/node-id.ts', 'server/page.ts', 'server/nodes.ts', 'server/context.ts', 'server/errors.ts']

type Import = { from: string; to: string; typeOnly: boolean }

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^(?:import|export) (type )?[^;'"]*?from '(\.[^']+)'/gm)].map(([, type, path]) => ({
    from: relative(SRC, file),
    to: relative(SRC, resolve(dirname(file), path ?? '')),
    typeOnly: type !== undefined,
  }))
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.startsWith('generated/'),
)
const imports = files.flatMap((name) => importsOf(join(SRC, name)))
const folderOf = (path: string) => path.split('/')[0] ?? ''
const isSlice = (path: string) => ![...GROUND, ...DOOR, 'generated', 'client', 'config.ts'].includes(folderOf(path))

describe('imports', () => {
  it('of the ground lead to no slice and not to the door, but for resolvers of the events', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        GROUND.includes(folderOf(from)) &&
        !/^events\/(resolvers|live|(dashboard|snapshot)\b.*|.*-(changed|progress))\.ts$/.test(from) &&
        (isSlice(to) || DOOR.includes(folderOf(to))),
    )
    expect(wrong).toEqual([])
  })

  it('of the slices lead to the door only for what it offers them', () => {
    const wrong = imports.filter(
      ({ from, to }) => isSlice(from) && DOOR.includes(folderOf(to)) && !OFFERED.includes(to),
    )
    expect(wrong).toEqual([])
  })

  it('of the page lead only to what its fingerprint covers: a change elsewhere would not build it anew', () => {
    const isOfPage = (path: string) => PAGE_SOURCES.some((source) => path === source || path.startsWith(`${source}/`))
    const ofPage = imports.filter(({ from }) => isOfPage(from))
    expect(ofPage.length).toBeGreaterThan(50)
    expect(ofPage.filter(({ to }) => !isOfPage(to))).toEqual([])
  })

  it('between slices make no circle', () => {
    const edges = new Map<string, Set<string>>()
    for (const { from, to, typeOnly } of imports)
      if (!typeOnly && isSlice(from) && isSlice(to) && folderOf(from) !== folderOf(to))
        edges.set(folderOf(from), (edges.get(folderOf(from)) ?? new Set()).add(folderOf(to)))
    const circles = [...edges.keys()].filter((start) => reaches(edges, start, start))
    expect(circles).toEqual([])
  })
})

function reaches(edges: Map<string, Set<string>>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const open = [...(edges.get(from) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...(edges.get(next) ?? []))
  }
  return false
}
