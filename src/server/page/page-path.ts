/** Paths of the page: its views and their subjects. Anything else is not found. */
export const PAGE_PATH = /^\/[a-z-]*(\/[\w-]+)*\/?$/
