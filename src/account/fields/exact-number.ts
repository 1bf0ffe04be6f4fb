// Numbers that stay the number they were written as. JSON has numbers that JavaScript has not.

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The spelling, with a decimal point, of the number that a text spells with a point or a comma; null
 * where it spells none. Thousands are not told apart by anything: "1.234,5" spells no number.
 */
export function numberSpelling(text: string): string | null {
  const spelling = text.trim().replace('−', '-').replace(',', '.')
  return number.test(spelling) ? spelling : null
}

/** The number of a spelling, or null where it would be sent as another one than is written. */
export function exactNumber(spelling: string): number | null {
  const value = Number(spelling)
  return isTrusted(value) && significant(String(value)) === significant(spelling) ? value : null
}

/**
 * Whether a JSON value that was read holds a number that may not be the one the server has: past 2^53
 * its last digits are gone, past 1e308 it is Infinity.
 */
export function holdsLostDigits(value: unknown): boolean {
  return holdsNumber(value, (each) => !isTrusted(each))
}

/** Whether a JSON value that was read holds a number that cannot even be shown as JSON. */
export function holdsInfinity(value: unknown): boolean {
  return holdsNumber(value, (each) => !Number.isFinite(each))
}

function isTrusted(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
}

// By hand, for a server may nest deeper than functions can call themselves.
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

/** Sign, significant digits and power of ten: the same for every spelling of one number. */
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
