import { isolate } from './isolate.ts'
import { useTranslations } from './use-translations.ts'
import type { Failure } from '#http/failures.ts'

export interface FailureText {
  /** What went wrong, in one or two plain sentences. */
  sentence: string
  /** The status, code and message of the server, for the "Details"; never empty. */
  details: string[]
}

/** After a read that failed: what happened, and what to do next. */
export function useReadFailureText(): (failure: Failure) => FailureText {
  const t = useTranslations('failures.next')
  const textOf = useFailureText()
  return (failure) => {
    const { sentence, details } = textOf(failure)
    const next = t(isOffline(failure) ? 'offline' : failure.kind)
    return { sentence: `${sentence} ${next}`, details }
  }
}

/** Puts failures into words. The page adds what was kept and what to do next. */
export function useFailureText(): (failure: Failure) => FailureText {
  const t = useTranslations('failures')
  return (failure) => {
    const { status, code, serverMessage, serverDetails } = failure
    const details = [
      ...(status === null ? [] : [t('status', { status: String(status) })]),
      ...(code === null ? [] : [t('code', { code })]),
      ...(serverMessage === null ? [] : [t('message', { message: serverMessage })]),
      ...serverDetails.map(({ path, message }) =>
        path === '' ? message : `${isolate(path)}: ${message}`,
      ),
    ]
    return {
      sentence: t(isOffline(failure) ? 'offline' : failure.kind),
      details: details.length > 0 ? details : [t('noDetails')],
    }
  }
}

function isOffline({ kind }: Failure): boolean {
  return kind === 'network' && !navigator.onLine
}
