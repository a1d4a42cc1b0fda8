import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PACKAGE_FOLDER } from '../src/config/package.ts'

// What comments and documents name is there: a page of docs/ with that heading or anchor, a file, a folder.

const FOLDERS = ['bench', 'bin', 'demo', 'docs', 'drizzle', 'faults', 'schema', 'scripts', 'src', 'test']
const paths = FOLDERS.flatMap((folder) => [
  folder,
  ...readdirSync(join(PACKAGE_FOLDER, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path}`,
  ),
])
const read = (path: string) => readFileSync(join(PACKAGE_FOLDER, path), 'utf8')
const sources = paths.filter((path) => /\.(ts|tsx|mjs|graphql)$/.test(path) && path !== 'test/citations.test.ts')
const documents = ['README.md', 'SECURITY.md', ...paths.filter((path) => /^docs\/[^/]+\.md$/.test(path))]

/** `docs/domain.md` and `docs/domain.md, Routing)`. */
const CITATION = /\b(docs\/[\w-]+\.md)(?:, ([A-Z\d][\w' -]*)(?=[;)]))?/g
/** Pages that comments once cited and that were never part of the repository. */
const FOREIGN = /\b(?:DOMAIN|DESIGN|LIMITS|RELIABILITY|CONVENTIONS|PERFORMANCE|VOCABULARY)[ ,)]/g
const WHOLE_PATH = /(?<![\w./-])(?:src|test|docs|schema|scripts|bench|faults|drizzle|demo)\/[\w./-]+/g
/** A file or folder by the end of its path, in code font. */
const SHORT_PATH = /`([\w./-]+(?:\/|\.tsx?))`/g

/** The text of a source with its comments on one line each, since a citation may be broken over two. */
const unbroken = (text: string) => text.replaceAll(/\n\s*(\*|\/\/)\s?/g, ' ')

/** What a page can be cited by: its headings, also by the number before them, and its anchors. */
function namesOf(page: string): Set<string> {
  if (!paths.includes(page)) return new Set()
  const text = read(page)
  const headings = [...text.matchAll(/^#+ ((\d+)\. )?(.*)$/gm)].flatMap(([, , nth, heading]) => [nth, heading])
  const anchors = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)
  return new Set([...headings, ...anchors].flatMap((name) => (name ? [name.toLowerCase()] : [])))
}

/** Each name that a text gives and that is not there, with the text's path. */
const missing = (texts: readonly string[], find: (text: string) => string[]) =>
  texts.flatMap((path) => find(read(path)).map((name) => `${path}: ${name}`))

const isCited = (page: string, name: string | undefined) =>
  name === undefined ? paths.includes(page) : namesOf(page).has(name.trim().toLowerCase())
const isThere = (path: string) =>
  path === 'dist' ||
  existsSync(join(PACKAGE_FOLDER, path)) ||
  paths.some((one) => one === path || one.endsWith(`/${path}`))

describe('citations', () => {
  it('in comments and descriptions lead to a page of docs/, and there to a heading or an anchor', () => {
    const citations = (text: string) => [...unbroken(text).matchAll(CITATION)]
    const wrong = missing(sources, (text) =>
      citations(text).flatMap(([all, page = '', name]) => (isCited(page, name) ? [] : [all])),
    )
    expect(wrong).toEqual([])
    expect(sources.flatMap((path) => citations(read(path))).length).toBeGreaterThan(80)
  })

  it('name no page that is not in this repository', () => {
    const wrong = missing([...sources, ...documents], (text) => [...text.matchAll(FOREIGN)].map(([all]) => all))
    expect(wrong).toEqual([])
  })

  it('of files and folders in documents lead to files and folders', () => {
    const wrong = missing(documents, (text) => [
      ...[...text.matchAll(WHOLE_PATH)]
        .map(([path]) => path.replace(/[./]+$/, ''))
        .filter((path) => !existsSync(join(PACKAGE_FOLDER, path))),
      ...[...text.matchAll(SHORT_PATH)].flatMap(([, path = '']) => (isThere(path.replace(/\/$/, '')) ? [] : [path])),
    ])
    expect(wrong).toEqual([])
  })
})
