/** An operation shown ready to run in the explorer. */
export interface Example {
  /** The tab's name; also the operation's name in the document. */
  readonly name: string
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** The explorer's first tabs, in this order. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'WhoAmI',
    document: `# Press the button (or Ctrl-Enter) to run. The documentation is behind the book on the left.
query WhoAmI {
  serverInfo {
    version
    roles
    whoami {
      id
      roles
      channels
      expiresAt
    }
  }
}
`,
  },
]
