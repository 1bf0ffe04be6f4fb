// Numbers that JavaScript can hold without changing them. JSON allows more numbers than that.

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number in a text, spelled with a decimal point; null if the text is not a number. Accepts a
 * decimal point or comma. Thousands separators are ambiguous, so "1.234,5" is not a number.
 */
export function numberSpelling(text: string): string | null {
  const spelling = text.trim().replace('−', '-').replace(',', '.')
  return number.test(spelling) ? spelling : null
}

/** The number of a spelling; null when JavaScript would send a different number. */
export function exactNumber(spelling: string): number | null {
  const value = Number(spelling)
  return isTrusted(value) && significant(String(value)) === significant(spelling) ? value : null
}

/**
 * Whether a JSON value as read holds a number that may differ from the server's: past 2^53 it lost
 * its last digits, and past 1e308 it is Infinity.
 */
export function holdsLostDigits(value: unknown): boolean {
  return holdsNumber(value, (each) => !isTrusted(each))
}

/** Whether a JSON value as read holds a number that JSON cannot express. */
export function holdsInfinity(value: unknown): boolean {
  return holdsNumber(value, (each) => !Number.isFinite(each))
}

function isTrusted(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
}

// Without recursion, because a server may nest values deeper than the call stack allows.
function holdsNumber(value: unknown, test: (each: number) => boolean): boolean {
  const left = [value]
  while (left.length > 0) {
    const each = left.pop()
    if (typeof each === 'number' && test(each)) return true
    if (typeof each !== 'object' || each === null) continue
    for (const inner of Object.values(each)) left.push(inner)
  }
  return false
}

/**
 * The sign, significant digits and power of ten, which are the same for every spelling of a number.
 */
function significant(spelling: string): string {
  const [mantissa = '', exponent = '0'] = spelling.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.')
  const digits = (whole + fraction).replace(/^0+/, '')
  if (digits === '') return '0'
  let length = digits.length
  while (digits[length - 1] === '0') length -= 1
  const power = Number(exponent) - fraction.length + digits.length - length
  return `${mantissa.startsWith('-') ? '-' : ''}${digits.slice(0, length)}e${power}`
}
