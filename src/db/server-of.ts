/** The PostgreSQL server of an address, as `host:port`: its databases share its connections and its machine. */
export function serverOf(address: string): string {
  const { hostname, port, searchParams } = new URL(address)
  return `${decodeURIComponent(hostname) || (searchParams.get('host') ?? 'localhost')}:${port || '5432'}`
}
