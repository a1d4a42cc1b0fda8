import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, longest first. A fresh clone has no times of its own, and one of these that begins last
 * runs alone at the end, while the other workers wait.
 */
const LONGEST = ['test/build/built.test.ts', 'test/start/starting.test.ts', 'test/cases/cases.test.ts']

/** Begins with the longest files, and goes on as vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const place = ({ project, moduleId }: TestSpecification) => {
      const nth = LONGEST.indexOf(relative(project.config.root, moduleId))
      return nth === -1 ? LONGEST.length : nth
    }
    return sorted.sort(
      (a, b) => a.project.config.sequence.groupOrder - b.project.config.sequence.groupOrder || place(a) - place(b),
    )
  }
}
