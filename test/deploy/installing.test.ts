import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readOrganizationFile } from '../../src/cli/setup.ts'
import { readStores } from '../../src/cli/store/create-codes.ts'
import { PACKAGE_FOLDER, VERSION } from '../../src/config/package.ts'
import { settings } from '../../src/config/settings.ts'
import { METRICS_PATH } from '../../src/server/http/metrics.ts'
import { environmentsIn, filesOf, textsIn } from './named.ts'

const FOLDER = join(PACKAGE_FOLDER, 'deploy')
const read = (...path: string[]) => readFile(join(FOLDER, ...path), 'utf8')
const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0

const engines = z.object({ engines: z.object({ node: z.string() }), bin: z.object({ tillsync: z.string() }) })
const packageFile = async () => engines.parse(JSON.parse(await readFile(join(PACKAGE_FOLDER, 'package.json'), 'utf8')))
const commands = async () =>
  [...(await readFile(join(PACKAGE_FOLDER, 'src/cli/main.ts'), 'utf8')).matchAll(/^ {2}'?([\w-]+)'?: \(\) => import/gm)]
    .map(([, name]) => name)
    .sort()

/** Settings that are not of this program. */
const OF_OTHERS = ['NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'POD_IP']
const isSetting = (name: string) =>
  OF_OTHERS.includes(name) || name in settings.shape || (name.endsWith('_FILE') && name.slice(0, -5) in settings.shape)

test('each setting of the container, Kubernetes and systemd files is one of the program, with a value that it accepts', async () => {
  const environments = await environmentsIn(FOLDER)
  expect(environments.length).toBeGreaterThan(10)
  for (const { file, values } of environments) {
    expect(
      Object.keys(values).filter((name) => !isSetting(name)),
      file,
    ).toEqual([])
    const { error } = settings.safeParse(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')))
    expect(error?.issues ?? [], file).toEqual([])
  }
})

test('the image has a Node that the package allows, and starts the program of the package without root', async () => {
  const dockerfile = await read('Dockerfile')
  const { engines, bin } = await packageFile()
  const [, least] = /^>=(\d+)$/.exec(engines.node) ?? []
  const [, node] = /^ARG NODE_VERSION=(\d+)$/m.exec(dockerfile) ?? []
  expect(Number(node)).toBeGreaterThanOrEqual(Number(least))
  expect(dockerfile.match(/^FROM .*$/gm)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^FROM node:\$\{NODE_VERSION\}-bookworm-slim$/)]),
  )
  expect(dockerfile).toContain(`ENTRYPOINT ["node", "/opt/tillsync/${bin.tillsync}"]`)
  expect(dockerfile).toContain('CMD ["serve"]')
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
  expect(lastStage).toMatch(/^USER 1000:1000$/m)
  expect(lastStage).toMatch(/rm -rf .*node_modules.*npm/)
  expect(lastStage).not.toMatch(/npm (ci|install|run)/)
  expect(dockerfile).not.toMatch(/token/i)
})

test('what is probed is served: paths of health, the port, and commands of the program', async () => {
  const files = await textsIn(FOLDER)
  const known = await commands()
  const started = Object.entries(files).flatMap(([file, text]) =>
    [...text.matchAll(/tillsync\.mjs"?,? (?:"?)([a-z][\w-]*)|^ +(?:command|args): \[([a-z][\w-]*)[\],]/gm)].map(
      ([, direct, listed]) => ({ file, command: direct ?? listed ?? '' }),
    ),
  )
  const ours = started.filter(({ command }) => !['postgres', 'ln', 'sleep'].includes(command))
  expect(ours.length).toBeGreaterThan(5)
  for (const { file, command } of ours) expect(known, file).toContain(command)

  const paths = Object.values(files).flatMap((text) =>
    [...text.matchAll(/(?:path:? |GET |\}|path )(\/(?:metrics|\w+z)\b)/g)].map(([, path]) => path),
  )
  expect(new Set(paths)).toEqual(new Set(['/healthz', '/readyz', METRICS_PATH]))
  // 4318 is the port of a collector of traces.
  const ports = Object.values(files).flatMap((text) =>
    [...text.matchAll(/(?:containerPort: |EXPOSE |PORT=|api-\d:|:)(4\d{3})\b(?<!4318)/g)].map(([, port]) => port),
  )
  expect(new Set(ports)).toEqual(new Set([String(settings.shape.PORT.parse(undefined))]))
})

const services = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      read_only: z.boolean().optional(),
      cap_drop: z.array(z.string()).optional(),
      secrets: z.array(z.string()).default([]),
      networks: z.unknown(),
      environment: z.record(z.string(), z.string()).default({}),
    }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})

test('of the composition, each process is read-only without rights, and its secrets are those of the composition', async () => {
  const { services: all, secrets } = services.parse(parse(await read('compose/compose.yaml'), { merge: true }))
  expect(Object.keys(all)).toEqual(
    expect.arrayContaining(['postgres', 'migrate', 'api-1', 'api-2', 'worker', 'proxy', 'houston', 'sanfrancisco']),
  )
  for (const [name, service] of Object.entries(all)) {
    for (const secret of service.secrets) expect(Object.keys(secrets), name).toContain(secret)
    if (!service.image.startsWith('postgres'))
      expect([service.read_only, service.cap_drop], name).toEqual([true, ['ALL']])
    const url = service.environment.TILLSYNC_INTERNAL_URL
    if (url !== undefined) expect(url).toBe(`http://${name}:4000`)
  }
  const proxied = [...(await read('compose/haproxy.cfg')).matchAll(/^ {4}server (\S+) (\S+):4000$/gm)]
  expect(proxied.map(([, name]) => name)).toEqual(['api-1', 'api-2'])
})

test.runIf(has('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-subj', '/CN=none', '-keyout', '-'))(
  'prepare.sh makes each secret of the composition, once',
  async () => {
    const { secrets } = services.parse(parse(await read('compose/compose.yaml'), { merge: true }))
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-compose-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await cp(join(FOLDER, 'compose'), folder, { recursive: true, filter: (path) => !path.endsWith('secrets') })
    const prepared = spawnSync('sh', ['prepare.sh'], { cwd: folder, encoding: 'utf8' })
    expect(prepared.status, prepared.stderr).toBe(0)
    for (const { file } of Object.values(secrets))
      expect((await readFile(join(folder, file), 'utf8')).length).toBeGreaterThan(20)
    expect(
      settings.shape.HQ_DATABASE_URL.parse((await readFile(join(folder, 'secrets/hq-database-url'), 'utf8')).trim()),
    ).toMatch(/@postgres:5432\/headquarters$/)
    expect(spawnSync('sh', ['prepare.sh'], { cwd: folder }).status).toBe(1)
  },
)

test('the organization of the documents has the stores of the list of codes, which join', async () => {
  const organization = z
    .object({ channelDatabases: z.array(z.object({ id: z.string(), connection: z.string() })) })
    .parse(await readOrganizationFile(join(FOLDER, 'organization.json')))
  expect(await readStores(join(FOLDER, 'stores.csv'))).toEqual(organization.channelDatabases.map(({ id }) => id))
  expect(new Set(organization.channelDatabases.map(({ connection }) => connection))).toEqual(new Set(['store']))
})

const kustomization = z.object({
  resources: z.array(z.string()),
  images: z.array(z.object({ name: z.string(), newTag: z.string() })),
  secretGenerator: z.array(z.object({ files: z.array(z.string()) })),
})

test.each(['kubernetes', 'kubernetes/migrate'])('%s is of this version, and names files that exist', async (name) => {
  const { resources, images } = kustomization.parse(parse(await read(name, 'kustomization.yaml')))
  expect(images).toEqual([{ name: 'tillsync', newTag: VERSION }])
  const others = (await filesOf(join(FOLDER, name))).filter((file) => file !== 'kustomization.yaml')
  expect([...resources].sort()).toEqual(others.sort())
})

test.each(['kubernetes', 'kubernetes/migrate'])('no container of %s may do more than it needs', async (name) => {
  const files = (await filesOf(join(FOLDER, name))).filter((file) => file !== 'kustomization.yaml')
  const container = z.object({
    securityContext: z.object({
      allowPrivilegeEscalation: z.literal(false),
      readOnlyRootFilesystem: z.literal(true),
      capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
    }),
  })
  const pod = z.object({
    securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.literal(1000) }),
    automountServiceAccountToken: z.literal(false),
    initContainers: z.array(container).optional(),
    containers: z.array(container),
  })
  const workload = z.object({
    kind: z.enum(['Deployment', 'Job']),
    spec: z.object({ template: z.object({ spec: pod }) }),
  })
  let found = 0
  for (const file of files)
    for (const document of parseAllDocuments(await read(name, file)).map((each): unknown => each.toJS())) {
      const { kind } = z.object({ kind: z.string() }).parse(document)
      if (kind !== 'Deployment' && kind !== 'Job') continue
      workload.parse(document)
      found++
    }
  expect(found).toBe(name === 'kubernetes' ? 2 : 1)
})

/** True if systemd is new enough for both questions, and answers them for a unit that is right. */
async function hasSystemd(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-unit-'))
  const unit = join(folder, 'plain.service')
  await writeFile(unit, '[Service]\nExecStart=/bin/true\n')
  const can =
    has('systemd-analyze', 'security', '--offline=yes', '--threshold=100', unit) &&
    has('systemd-analyze', 'verify', unit)
  await rm(folder, { recursive: true })
  return can
}

test.runIf(has('kubectl', 'version', '--client')).each(['kubernetes', 'kubernetes/migrate'])(
  '%s can be built by kustomize',
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-kubernetes-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await cp(join(FOLDER, 'kubernetes'), folder, { recursive: true, filter: (path) => !path.endsWith('secrets') })
    const at = join(folder, name.slice('kubernetes'.length))
    const { secretGenerator } = kustomization.parse(parse(await readFile(join(at, 'kustomization.yaml'), 'utf8')))
    for (const file of secretGenerator.flatMap(({ files }) => files)) {
      const path = join(at, file.split('=')[1] ?? '')
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, 'a secret')
    }
    const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', at], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    expect(stdout).toContain(`image: tillsync:${VERSION}`)
  },
)

test.runIf(await hasSystemd()).each(['tillsync-headquarters', 'tillsync-store'])(
  'systemd accepts %s.service, and finds nothing that should be closed',
  async (name) => {
    const unit = join(FOLDER, 'systemd', `${name}.service`)
    const rated = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', unit], {
      encoding: 'utf8',
    })
    expect(rated.status, rated.stdout.slice(-300)).toBe(0)
    const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
    // Where Node is not in /usr/bin, that is all it says.
    const said = verified.stderr.split('\n').filter((line) => line.includes(name) && !line.includes('/usr/bin/node'))
    expect(said).toEqual([])
  },
)
