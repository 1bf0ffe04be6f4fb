import type { FieldKey } from '#account/fields/fields.ts'

const spans: Partial<Record<FieldKey, string>> = {
  image_url: 'sm:col-span-2 lg:col-span-4',
  door_number: 'lg:col-span-1',
  apartment: 'lg:col-span-1',
  notes: 'sm:col-span-2 lg:col-span-4',
}

/**
 * The classes for a field's width in the form's grid of one, two or six columns. Most take two of
 * six.
 */
export function fieldSpan(key: FieldKey): string {
  return spans[key] ?? 'lg:col-span-2'
}
