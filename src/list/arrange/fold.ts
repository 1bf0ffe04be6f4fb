const plain = /^[\u0020-\u007e]*$/
const marks = /\p{Diacritic}/gu

/** A text without case and accents, for finding what somebody types ("nunez" finds "Núñez"). */
export function fold(text: string): string {
  const decomposed = plain.test(text) ? text : text.normalize('NFKD').replaceAll(marks, '')
  return decomposed.toLowerCase()
}
