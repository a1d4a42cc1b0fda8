/** SVG paths of 24 × 24, drawn with a stroke. */
const PATHS = {
  alert: 'M12 8v5m0 3.5v.01M10.3 4 2.6 17.5A2 2 0 0 0 4.3 20.5h15.4a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z',
  arrow: 'M5 12h14m-6-6 6 6-6 6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  checks: 'm2 13 4 4L15 8m-3 7.5 1.5 1.5L22 8.5',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  group: 'M4 6h16M4 12h10M4 18h6',
  history: 'M3.5 12a8.5 8.5 0 1 0 2.8-6.3L3.5 8.5M3.5 4v4.5H8M12 7.5V12l3.5 2',
  inbox: 'M3 13h5l1.5 3h5L16 13h5M3 13l3-8h12l3 8v5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18v-5Z',
  list: 'M8 6h13M8 12h13M8 18h13M3.5 6v.01M3.5 12v.01M3.5 18v.01',
  minus: 'M6 12h12',
  pause: 'M9 5v14M15 5v14',
  play: 'M7 4.5v15l12-7.5-12-7.5Z',
  question: 'M9.2 9a3 3 0 1 1 4.2 2.8c-.9.5-1.4 1-1.4 2.2m0 3v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  search: 'm20.5 20.5-4.8-4.8M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  sliders: 'M4 7h9m4 0h3M4 17h3m4 0h9M17 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM11 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  split: 'M6 4v6a4 4 0 0 0 4 4h4a4 4 0 0 1 4 4v2M18 4v6a4 4 0 0 1-4 4h-4a4 4 0 0 0-4 4v2',
  sync: 'M20 11a8 8 0 0 0-14.5-4L3 9.5M3 4.5v5h5M4 13a8 8 0 0 0 14.5 4l2.5-2.5m0 5v-5h-5',
  undo: 'M8 5 3.5 9.5 8 14M4 9.5h10a6 6 0 0 1 0 12h-3',
  up: 'M12 19V5m-6 6 6-6 6 6',
  user: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
  wait: 'M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4',
  calendar: 'M4 6.5h16V20H4V6.5ZM4 11h16M8 3.5v5M16 3.5v5',
  database:
    'M20 6c0 1.7-3.6 3-8 3S4 7.7 4 6s3.6-3 8-3 8 1.3 8 3Z' +
    'm0 0v12c0 1.7-3.6 3-8 3s-8-1.3-8-3V6m16 6c0 1.7-3.6 3-8 3s-8-1.3-8-3',
  download: 'M12 5v14m-6-6 6 6 6-6',
  office: 'M4 21V4.5h10V21m0-12h6v12M2.5 21h19M8 8.5h2m-2 4h2m-2 4h2m7-3h.01M17 17h.01',
  pencil: 'm4 20 1-4.2L16.3 4.5a2 2 0 0 1 2.8 2.8L7.8 18.6 4 20Z',
  pulse: 'M2.5 12H7l3-7.5 4 15L17 12h4.5',
  store: 'M4.5 11v9.5h15V11M3 8.5 5 3.5h14l2 5a3 3 0 0 1-6 .5 3 3 0 0 1-6 0 3 3 0 0 1-6-.5Zm6.5 12V15h5v5.5',
  add: 'M12 5v14M5 12h14',
  compare: 'M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4',
  differs: 'M5 9h14M5 15h14M15.5 5l-7 14',
  clipboard: 'M9 3.5h6v4H9v-4ZM9 5.5H5.5V21h13V5.5H15M9 14.5l2 2 4-4.5',
  flag: 'M5.5 21V4.5c4.5-3 8.5 2.5 13 0V14c-4.5 2.5-8.5-3-13 0',
  people:
    'M13 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM3 19.5a6.5 6.5 0 0 1 13 0' +
    'M15.5 5a3.5 3.5 0 0 1 0 6.5m2.5 3a6 6 0 0 1 3 5',
} as const

export type IconName = keyof typeof PATHS

/** An icon beside a word; screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1.15em"
      height="1.15em"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
