import type { FieldChrome } from './Field.tsx'

/** Splits the props of a field component into those for `Field` and those for its control. */
export function splitChrome<T extends FieldChrome>(
  props: T,
): [chrome: FieldChrome, control: Omit<T, keyof FieldChrome>] {
  const {
    id,
    label,
    hideLabel,
    hint,
    error,
    warning,
    changed,
    changedText,
    count,
    trailing,
    below,
    className,
    ...control
  } = props
  return [
    {
      id,
      label,
      hideLabel,
      hint,
      error,
      warning,
      changed,
      changedText,
      count,
      trailing,
      below,
      className,
    },
    control,
  ]
}
