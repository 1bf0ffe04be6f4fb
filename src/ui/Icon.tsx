import { classNames } from './class-names.ts'

// Drawn on a 16 px grid with a 1.5 px line, to fit 14 px text.
const paths = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3l3.2 3.2',
  'chevron-left': 'M9.75 3.75 5.5 8l4.25 4.25',
  'chevron-right': 'M6.25 3.75 10.5 8l-4.25 4.25',
  'chevron-down': 'M4 6.25 8 10.25l4-4',
  'arrow-up': 'M8 13V3M4 7l4-4 4 4',
  'arrow-down': 'M8 3v10M4 9l4 4 4-4',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  x: 'm4 4 8 8M12 4l-8 8',
  check: 'm3 8.5 3.25 3.25L13 5',
  copy: 'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM3.5 10.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h6.75a4 4 0 0 1 0 8H6',
  calendar:
    'M3.5 3.5h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM2.5 6.5h11M5.5 2v3M10.5 2v3',
  alert: 'M8 2.25 14.25 13H1.75L8 2.25ZM8 6.5v3M8 11.3v.01',
  info: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 7.5v3.5M8 5v.01',
  clock: 'M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5ZM8 4.5V8l2.5 1.5',
  user: 'M8 2.25a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5ZM2.75 13.75c.5-2.4 2.5-3.75 5.25-3.75s4.75 1.35 5.25 3.75',
  external:
    'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3',
  refresh: 'M13.25 8a5.25 5.25 0 1 1-1.6-3.75L13.5 6M13.5 2.5V6H10',
  columns:
    'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM6.2 2.5v11M9.8 2.5v11',
  filter: 'M2.5 4.5h11M4.5 8h7M6.5 11.5h3',
  lock: 'M4 7.5h8a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1ZM5.25 7.5V5a2.75 2.75 0 0 1 5.5 0v2.5',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9',
  edit: 'm9.75 3.75 2.5 2.5M3 10.5 11 2.5l2.5 2.5-8 8H3v-2.5Z',
  settings:
    'M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5M9.5 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM6.5 9a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
} as const

export type IconName = keyof typeof paths

export interface IconProps {
  name: IconName
  className?: string | undefined
}

/** A 16 px line icon in the colour of the text. Decorative: the control's text names it. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className={classNames('size-4 shrink-0', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
