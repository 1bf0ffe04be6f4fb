// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { QrCode } from '#ui/QrCode.tsx'

afterEach(cleanup)

const draw = (text: string) =>
  render(<QrCode text={text} name="QR code of it" failedText="Too long" />).container

/** The dark modules, as "x,y". */
function modules(container: HTMLElement): Set<string> {
  const path = container.querySelector('path[fill=black]')?.getAttribute('d') ?? ''
  return new Set(Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => `${x},${y}`))
}

test('a text becomes a square with the three corners that scanners look for', () => {
  const container = draw('EXT-001')
  const [, , width = 0, height] = (container.querySelector('svg')?.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number)
  expect(width).toBe(height)
  const dark = modules(container)
  // Four light modules surround it; each corner is a ring of seven around a block of three.
  const corners: [x: number, y: number][] = [
    [4, 4],
    [width - 11, 4],
    [4, width - 11],
  ]
  for (const [x, y] of corners) {
    const row = (at: number) =>
      Array.from({ length: 7 }, (_, i) => (dark.has(`${x + i},${y + at}`) ? '#' : '.')).join('')
    expect([0, 1, 2, 3, 4, 5, 6].map(row)).toEqual([
      '#######',
      '#.....#',
      '#.###.#',
      '#.###.#',
      '#.###.#',
      '#.....#',
      '#######',
    ])
  }
  const edge = [...dark].flatMap((module) => module.split(',').map(Number))
  expect(Math.min(...edge)).toBe(4)
  expect(Math.max(...edge)).toBe(width - 5)
})

test('another text gives another code', () => {
  const one = modules(draw('EXT-001'))
  cleanup()
  expect(modules(draw('EXT-002'))).not.toEqual(one)
})

test('it has a name, but no label finds it', () => {
  draw('EXT-001')
  expect(screen.getByRole('img', { name: 'QR code of it' })).toBeInTheDocument()
  expect(screen.queryByLabelText('QR code', { exact: false })).toBeNull()
})

test('a text that is too long for a code shows a message', () => {
  draw('x'.repeat(5_000))
  expect(screen.getByText('Too long')).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
})
