/** JSON with a line for each small record, so that one that changes is one line of a diff. */
export function formatJson(value, indent = '') {
  const inline = inOneLine(value)
  if (!isNested(value) || value.length === 1) return inline
  const inner = `${indent}  `
  const lines = Array.isArray(value)
    ? value.map((each) => formatJson(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${formatJson(each, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${lines.map((line) => inner + line).join(',\n')}\n${indent}${close}`
}

const isObject = (value) => typeof value === 'object' && value !== null

/** A list of objects, or an object that has one. */
const isNested = (value) =>
  Array.isArray(value) ? isObject(value[0]) : isObject(value) && Object.values(value).some(isNested)

function inOneLine(value) {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${inOneLine(each)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}
