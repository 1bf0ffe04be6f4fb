import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src/app.css', 'utf8')

type Theme = 'light' | 'dark'

const tokens = new Map(
  Array.from(
    css.matchAll(/--color-([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g),
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, back: string, theme: Theme): number {
  const [a, b] = [front, back].map((name) => {
    const token = tokens.get(name)
    if (!token) throw new Error(`src/app.css has no --color-${name}`)
    return luminance(token[theme])
  })
  const [light = 0, dark = 0] = [a ?? 0, b ?? 0].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'field', 'hover']
const meanings = ['good', 'warning', 'danger']

type Pair = [front: string, back: string]

function pairs(fronts: string[], backs: string[]): Pair[] {
  return fronts.flatMap((front) => backs.map((back): Pair => [front, back]))
}

const inks = ['ink', 'ink-muted', 'accent-ink']
const soft = meanings.map((meaning) => `${meaning}-soft`)

const text: Pair[] = [
  pairs(inks, [...grounds, ...soft, 'accent-soft']),
  pairs(
    meanings.map((meaning) => `${meaning}-ink`),
    grounds,
  ),
  meanings.map((meaning): Pair => [`${meaning}-ink`, `${meaning}-soft`]),
  pairs(['ink'], ['pressed']),
  pairs(['on-accent'], ['accent', 'accent-hover']),
  pairs(['on-danger'], ['danger', 'danger-hover']),
].flat()

const marks: Pair[] = [
  pairs(
    ['line-strong', 'focus', 'accent', ...meanings],
    ['canvas', 'surface', 'raised', 'field', 'sunken'],
  ),
  meanings.map((meaning): Pair => [meaning, `${meaning}-soft`]),
].flat()

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(text)('%s is readable on %s (4.5 to 1)', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(marks)('%s is distinguishable from %s (3 to 1)', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3)
  })
})

test('the arithmetic is right: black on white measures 21 to 1', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 5)
})
