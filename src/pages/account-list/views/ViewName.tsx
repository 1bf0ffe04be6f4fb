import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { TextField } from '#ui/TextField.tsx'

export interface ViewNameProps {
  label: string
  save: string
  /** What it is called so far. */
  name?: string | undefined
  onSave: (name: string) => void
}

/** Takes the name of a view. */
export function ViewName({ label, save, name: before = '', onSave }: ViewNameProps) {
  const [name, setName] = useState(before)
  const meant = name.trim()
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (meant === '') return
        onSave(meant)
        setName(before)
      }}
    >
      <span className="flex-1">
        <TextField
          label={label}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
      </span>
      <Button type="submit" aria-disabled={meant === ''}>
        {save}
      </Button>
    </form>
  )
}
