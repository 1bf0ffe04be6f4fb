import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

/** The address asks for an order that takes all of the list, which is not there. */
export function WantedNotice(props: { onLoad: () => void; onDrop: () => void }) {
  const { onLoad, onDrop } = props
  const t = useTranslations('listTools.load')
  return (
    <Notice
      title={t('wanted')}
      actions={
        <>
          <Button variant="primary" onClick={onLoad}>
            {t('wantedLoad')}
          </Button>
          <Button onClick={onDrop}>{t('wantedDrop')}</Button>
        </>
      }
    >
      <p>{t('wantedText')}</p>
    </Notice>
  )
}
