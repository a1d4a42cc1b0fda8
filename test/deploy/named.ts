import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** The files of a folder that are in the repository, without those of its folders. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** The texts of the files that install the program, by their path below the folder `deploy`. */
export async function textsIn(folder: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const below of ['.', 'compose', 'kubernetes', 'kubernetes/migrate', 'systemd'])
    for (const name of await filesOf(join(folder, below)))
      texts[join(below, name)] = await readFile(join(folder, below, name), 'utf8')
  return texts
}

type Environment = { readonly file: string; readonly values: Readonly<Record<string, string>> }

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({ image: z.string(), environment: z.record(z.string(), z.string()).optional() }),
  ),
})
const container = z.object({
  image: z.literal('tillsync'),
  env: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
})
const workload = z.object({
  spec: z.object({ template: z.object({ spec: z.object({ containers: z.array(container) }) }) }),
})
const literals = z.object({ configMapGenerator: z.array(z.object({ literals: z.array(z.string()) })) })

/** The environments that the files below the folder `deploy` give the program: of the image, of services, of units. */
export async function environmentsIn(folder: string): Promise<Environment[]> {
  const all: Environment[] = []
  for (const [file, text] of Object.entries(await textsIn(folder))) {
    if (file.endsWith('Dockerfile')) all.push({ file, values: pairs(/^(?:ENV| {4}) ?([A-Z_]+)=(\S+)/gm, text) })
    if (file.endsWith('.env')) all.push({ file, values: pairs(/^([A-Z_]+)=(.*)$/gm, text) })
    if (file.endsWith('.service'))
      for (const [, line = ''] of text.matchAll(/^Environment=(.*)$/gm))
        all.push({ file, values: pairs(/([A-Z_]+)=(\S+)/g, line.replaceAll(/%[A-Za-z]/g, '/folder')) })
    if (file.endsWith('compose.yaml'))
      for (const [name, { image, environment = {} }] of Object.entries(
        compose.parse(parse(text, { merge: true })).services,
      ))
        if (image.startsWith('tillsync')) all.push({ file: `${file}: ${name}`, values: environment })
    if (file.startsWith('kubernetes/') && /^kind: (Deployment|Job)$/m.test(text))
      for (const { env = [] } of workload.parse(parse(text)).spec.template.spec.containers)
        all.push({
          file,
          values: Object.fromEntries(
            env.map(({ name, value }) => [name, (value ?? '').replace('$(POD_IP)', '10.0.0.1')]),
          ),
        })
    if (file === 'kubernetes/kustomization.yaml')
      for (const { literals: lines } of literals.parse(parse(text)).configMapGenerator)
        all.push({ file, values: pairs(/^([A-Z_]+)=(.*)$/gm, lines.join('\n')) })
  }
  return all
}

const pairs = (pattern: RegExp, text: string) =>
  Object.fromEntries([...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]))
