// What the yardstick uses of PostGraphile 5, which need not be installed.

declare module 'postgraphile' {
  import type { Server } from 'node:http'
  export function postgraphile(preset: object): {
    createServ(grafserv: unknown): { addTo(server: Server): void | Promise<void> }
  }
}
declare module 'postgraphile/grafserv/node' {
  export const grafserv: unknown
}
declare module 'postgraphile/presets/amber' {
  export const PostGraphileAmberPreset: object
}
declare module 'postgraphile/adaptors/pg' {
  export function makePgService(options: { connectionString: string; schemas: string[]; poolConfig: object }): object
}
