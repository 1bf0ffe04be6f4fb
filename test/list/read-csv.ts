/** Reads CSV as RFC 4180 has it; for comparing a file with what it was written from. */
export function readCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let value = ''
  let isQuoted = false
  const source = text.replace(/^\ufeff/, '')
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] ?? ''
    if (isQuoted && letter === '"' && source[at + 1] === '"') {
      value += '"'
      at += 1
    } else if (letter === '"') isQuoted = !isQuoted
    else if (isQuoted) value += letter
    else if (letter === delimiter) {
      row.push(value)
      value = ''
    } else if (letter === '\r' && source[at + 1] === '\n') {
      rows.push([...row, value])
      row = []
      value = ''
      at += 1
    } else value += letter
  }
  return rows
}
