/** The address of a calendar, for programs that subscribe to it instead of importing it once. */
export const webcal = (address: string): string => address.replace(/^https?:/, 'webcal:')
