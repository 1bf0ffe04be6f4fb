import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountChange } from '#account/changes/changes.ts'
import { pathId, type FieldPath } from '#account/fields/field-path.ts'
import { Button } from '#ui/Button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { Tag } from '#ui/Tag.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { differsOnlyInSpaces, NewMark, OldText, ShownText } from './ShownText.tsx'
import { useShownChanges, type ShownChange, type ShownLine } from './use-shown-change.ts'

type PutBack = (path: FieldPath, name: string) => void

export interface ChangeTableProps {
  changes: readonly AccountChange[]
  /**
   * Gives each change, and each changed value, a button that reverts it. Without it, the changes
   * are shown as saved.
   */
  onRevert?: PutBack | undefined
}

/** Changes, old → new: side by side, or stacked on a narrow screen. */
export function ChangeTable({ changes, onRevert }: ChangeTableProps) {
  const show = useShownChanges()
  return (
    <ul className="text-sm">
      {show(changes).map((change) => (
        <li key={pathId(change.path)} className="border-t border-line py-1 first:border-t-0">
          {change.action === null ? (
            change.lines.map((line) => (
              <Line key={pathId(line.path)} line={line} isOfWhole={false} onRevert={onRevert} />
            ))
          ) : (
            <Whole change={change} onRevert={onRevert} />
          )}
        </li>
      ))}
    </ul>
  )
}

// The same tones as in the tables of products and custom fields.
const actionTones = { added: 'accent', changed: 'accent', removed: 'danger' } as const

/** The change of a whole product or custom field: its action, then its values. */
function Whole({ change, onRevert }: { change: ShownChange; onRevert: PutBack | undefined }) {
  const t = useTranslations('changes')
  const { path, name, action, lines } = change
  if (action === null) return null
  const actionKey = action === 'removed' && onRevert ? 'willRemove' : action
  // A value of a new product or field has no earlier value to go back to.
  const onRevertLine = action === 'changed' ? onRevert : undefined
  return (
    <>
      <div className="flex items-start justify-between gap-3 py-1">
        <p className="min-w-0 wrap-anywhere">
          <Tag tone={actionTones[action]}>{t(actionKey)}</Tag>{' '}
          <bdi className="font-medium">{name}</bdi>
        </p>
        <RevertButton path={path} name={name} onRevert={onRevert} />
      </div>
      {lines.length > 0 && (
        <ul className="max-sm:pl-3">
          {lines.map((line) => (
            <li key={pathId(line.path)}>
              <Line line={line} isOfWhole onRevert={onRevertLine} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface LineProps {
  line: ShownLine
  /** Whether it is listed under the name of its product or custom field. */
  isOfWhole: boolean
  onRevert: PutBack | undefined
}

function Line({ line, isOfWhole, onRevert }: LineProps) {
  const t = useTranslations('changes')
  const { before, after } = line
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_var(--spacing-control-small)] items-start gap-x-3 gap-y-0.5 py-1 sm:grid-cols-[9rem_minmax(0,20rem)_minmax(0,1fr)_var(--spacing-control-small)]">
      <p className={classNames('font-medium wrap-anywhere', isOfWhole && 'sm:pl-3')}>
        <bdi>{line.name}</bdi>
      </p>
      {before ? (
        <>
          <p className="max-sm:col-span-2">
            <OldText value={before} />
          </p>
          <p className="flex gap-1.5 max-sm:col-span-2">
            <NewMark stacks />
            <span className="min-w-0">
              <ShownText value={after} />
              {differsOnlyInSpaces(before, after) && (
                <span className="block text-ink-muted">{t('onlySpaces')}</span>
              )}
            </span>
          </p>
        </>
      ) : (
        <p className="max-sm:col-span-2 sm:col-start-3">
          <ShownText value={after} />
        </p>
      )}
      <RevertButton path={line.path} name={line.longName} onRevert={onRevert} />
    </div>
  )
}

interface RevertButtonProps {
  path: FieldPath
  name: string
  onRevert: PutBack | undefined
}

function RevertButton({ path, name, onRevert }: RevertButtonProps) {
  const t = useTranslations('changes.review')
  if (!onRevert) return null
  const label = t('revert', { name })
  return (
    <Button
      variant="quiet"
      size="icon-small"
      title={label}
      className="-my-0.5 max-sm:col-start-2 max-sm:row-start-1"
      onClick={({ detail }) => {
        // Ignore the second press of a double-click: by then the next change is under the pointer.
        if (detail <= 1) onRevert(path, name)
      }}
    >
      <Icon name="undo" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Button>
  )
}
