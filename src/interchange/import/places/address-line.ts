/** An address in one cell, taken apart. */
export interface AddressParts {
  readonly street?: string
  readonly postalCode?: string
  readonly town?: string
}

const POSTAL_CODE = /(?<!\d)(\d{2})\s*[-–]\s*(\d{3})(?!\d)/

const STREET = /^(ul|al|aleja|aleje|pl|plac|os|osiedle|skwer|rondo|rynek|bulwar|trakt|szosa)(\.|\s)/i

/** Undefined: it cannot be told which part is which. */
export function addressParts(line: string): AddressParts | undefined {
  const parts = line.split(POSTAL_CODE)
  const [before = '', first, last, after = ''] = parts
  if (first === undefined) return withoutCode(pieces(line))
  if (parts.length > 4) return undefined
  const [town, ...behind] = pieces(after)
  const [street, ...others] = pieces(before)
  const postalCode = `${first}-${last}`
  // 49-100 Niemodlin, ul. Rynek 52
  if (street === undefined)
    return behind.length > 1
      ? undefined
      : { postalCode, ...(town && { town }), ...(behind[0] && { street: behind[0] }) }
  // Niemodlin 49-100, or Niemodlin, ul. Rynek 52, 49-100
  if (town === undefined) {
    const rest = withoutCode([street, ...others])
    return rest ? { ...rest, postalCode } : isTown(street) ? { postalCode, town: street } : undefined
  }
  const own = [street, ...others]
  return { street: own.join(', '), postalCode, town }
}

/** The one part that has a number or begins as streets do is the street. */
function withoutCode(parts: readonly string[]): AddressParts | undefined {
  const streets = parts.filter((part) => !isTown(part))
  const towns = parts.filter(isTown)
  const [street] = streets
  const [town] = towns
  if (streets.length > 1 || towns.length > 1 || street === undefined) return undefined
  return { street, ...(town && { town }) }
}

const isTown = (part: string) => !/\d/.test(part) && !STREET.test(part)

const pieces = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !/^(polska|poland)$/i.test(piece))
