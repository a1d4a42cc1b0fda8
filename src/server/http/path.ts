/** What a request for such a path is told. */
export const NOT_A_PATH = {
  error: 'The path of the request is not valid: it contains "..", "//" or NUL, is wrongly encoded, or too long.',
}

/** Whether a request's URL has a path that can only mean one place, however often it is decoded and joined. */
export function isPlainPath(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1)
  if (path.startsWith('//')) return false
  try {
    const decoded = decodeURIComponent(path)
    return !decoded.includes('\0') && !decoded.split(/[/\\]/).includes('..')
  } catch {
    return false
  }
}
