import { closest, distance } from 'fastest-levenshtein'

/** Of a name so long, the distance would take long to tell, and no known name is near. */
const LONGEST = 60

/** The known name that somebody may have meant. Empty: none is near. */
export function closestTo(name: string, known: readonly string[]): string {
  if (name.length > LONGEST) return ''
  const nearest = closest(name, known)
  return distance(name.toLowerCase(), nearest.toLowerCase()) <= name.length / 2
    ? ` Did you mean “${nearest}”?`
    : ''
}
