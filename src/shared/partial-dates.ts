/** Whether one date is surely before the other, as far as both are known: 2009 may be before or after 2009-05. */
export function isBefore(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length)
  return one.slice(0, known) < other.slice(0, known)
}
