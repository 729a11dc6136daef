import { readFileSync } from 'node:fs'
import type { Shape } from './shape'

/** A file of the first data, which stays in src: nothing is copied when the program is built. */
export function readFile<T>(name: string, shape: Shape<T>): T {
  return shape(JSON.parse(readFileSync(require.resolve(`#first-data/${name}`), 'utf8')), name)
}
