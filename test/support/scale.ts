const isLong = process.env.TEST_SCALE === 'long'

/**
 * How often something is tried that is tried the more the better: a property over random input, writers who get in each
 * other's way. `npm test` does some of it, `npm run test:long` all. The numbers bound the work, never the time.
 */
export const tries = (long: number, short = Math.ceil(long / 10)): number => (isLong ? long : short)
