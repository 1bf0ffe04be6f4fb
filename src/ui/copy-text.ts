/**
 * Puts a text on the clipboard; false where the browser lets nothing be copied. `beside` stands where a
 * selection is possible: not under a dialog.
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  try {
    // Absent outside secure contexts, which throws here like a refusal does.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text, beside)
  }
}

function copyBySelection(text: string, beside: HTMLElement): boolean {
  const selection = getSelection()
  const before = selection?.rangeCount ? selection.getRangeAt(0) : null
  const shown = document.createElement('span')
  shown.textContent = text
  shown.style.cssText =
    'position:fixed;opacity:0;white-space:pre;-webkit-user-select:text;user-select:text'
  // As it is, whatever a selection makes of its line ends.
  const copy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  beside.after(shown)
  document.addEventListener('copy', copy)
  try {
    selection?.selectAllChildren(shown)
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', copy)
    shown.remove()
    selection?.removeAllRanges()
    if (before) selection?.addRange(before)
  }
}
