import { type ComponentProps, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldChrome } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass, readOnlyClass } from './field-class.ts'
import { mergeRefs } from './merge-refs.ts'

export interface TextAreaProps
  extends FieldChrome, Omit<ComponentProps<'textarea'>, keyof FieldChrome | 'maxLength'> {
  /** For code or JSON. */
  mono?: boolean | undefined
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content')

function fit(area: HTMLTextAreaElement) {
  if (growsByItself) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}

/** A labelled text area that grows with its text, up to about twenty lines. */
export function TextArea(props: TextAreaProps) {
  const [chrome, { ref, mono, rows = 3, onInput, ...area }] = splitChrome(props)
  const element = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (element.current) fit(element.current)
  })

  return (
    <Field {...chrome}>
      {(control) => (
        <textarea
          rows={rows}
          {...area}
          {...control}
          ref={mergeRefs(element, ref)}
          onInput={(event) => {
            fit(event.currentTarget)
            onInput?.(event)
          }}
          className={classNames(
            controlClass,
            readOnlyClass,
            'block focus:contain-layout field-sizing-content max-h-100 min-h-18 resize-y px-2.5 py-1.5',
            mono && 'font-mono text-sm',
          )}
        />
      )}
    </Field>
  )
}
