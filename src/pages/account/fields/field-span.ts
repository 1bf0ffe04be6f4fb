import type { FieldKey } from '#account/fields/fields.ts'

const spans: Partial<Record<FieldKey, string>> = {
  image_url: 'sm:col-span-2 lg:col-span-4',
  door_number: 'lg:col-span-1',
  apartment: 'lg:col-span-1',
  notes: 'sm:col-span-2 lg:col-span-4',
}

/** A field's place in the form's grid: one column, two, or six, of which most fields take two. */
export function fieldSpan(key: FieldKey): string {
  return spans[key] ?? 'lg:col-span-2'
}
