/** What may be logged of a failure. A mail server’s own words, and a database’s, may hold the address. */
export function causeOf(error: unknown) {
  const { name, code, command, responseCode, message } = error as Error & Record<string, unknown>
  const isOurs = name === 'Error' && responseCode === undefined && !message.includes('@')
  return { cause: { name, code, command, responseCode, ...(isOurs && { message }) } }
}
