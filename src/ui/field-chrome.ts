import type { FieldChrome } from './Field.tsx'

/** Parts a field component's props into what `Field` draws and what its control is given. */
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
