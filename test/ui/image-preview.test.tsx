// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { ImagePreview } from '#ui/ImagePreview.tsx'

afterEach(cleanup)

const preview = (src: string) => <ImagePreview src={src} alt="The image" brokenText="Broken" />

test('an image is loaded without a referrer', () => {
  render(preview('https://img.example/a.png'))
  const image = screen.getByRole('img', { name: 'The image' })
  expect(image).toHaveAttribute('referrerpolicy', 'no-referrer')
  expect(image).toHaveAttribute('loading', 'lazy')
})

test('a broken image shows a text, and the next one is tried again', () => {
  const { rerender } = render(preview('https://img.example/a.png'))
  fireEvent.error(screen.getByRole('img'))
  expect(screen.getByText('Broken')).toBeVisible()
  expect(screen.queryByRole('img')).toBeNull()
  rerender(preview('https://img.example/b.png'))
  expect(screen.getByRole('img')).toHaveAttribute('src', 'https://img.example/b.png')
  expect(screen.queryByText('Broken')).toBeNull()
})
